import { due } from './due.ts';
import type { Flag } from './flag.ts';
import { phase } from './phase.ts';
import { standing } from './standing.ts';
import type { Attempt, Intention, Row, State } from './state.ts';

/** Writes and reads a state of a scope; both walk it in the same order. */
export type Codec = Readonly<{
  bytes: number;
  write(state: State, into: Uint8Array): void;
  read(from: Uint8Array): State;
}>;

const phases = Object.values(phase);
const standings = Object.values(standing);
const dates = Object.values(due);

const rowBytes = 6;
const intentionBytes = 4;
const attemptBytes = 3;
const lateBytes = 2;
const restBytes = 7;

export function createCodec(shape: Readonly<{ intentions: number; attempts: number; late: number }>): Codec {
  return {
    bytes:
      2 * rowBytes +
      shape.intentions * intentionBytes +
      shape.attempts * attemptBytes +
      shape.late * lateBytes +
      restBytes,
    write,
    read: (from) => read(from, shape),
  };
}

function write(state: State, into: Uint8Array): void {
  let place = 0;
  const put = (value: number) => {
    into[place] = value;
    place += 1;
  };
  putRow(state.row, put);
  putRow(state.backup.row, put);
  for (const { standing: at, ticket, seen, kept } of state.intentions) {
    put(at);
    put(ticket);
    put(seen);
    put(kept);
  }
  for (const { phase: at, fence, facts, superseded } of state.attempts) {
    put(at | (superseded << 7));
    put(fence);
    put(facts);
  }
  for (const { revision, facts } of state.late) {
    put(revision);
    put(facts);
  }
  put(state.now);
  put(state.lastValue);
  put(state.product.facts);
  put(state.product.revision);
  put(state.drift | (state.restore << 4));
  put(state.backup.lastValue);
  put(state.backup.now);
}

function read(
  from: Uint8Array,
  shape: Readonly<{ intentions: number; attempts: number; late: number }>,
): State {
  let place = 0;
  const take = (): number => {
    place += 1;
    return from[place - 1] ?? 0;
  };
  const row = takeRow(take);
  const backupRow = takeRow(take);
  const intentions: Intention[] = [];
  for (let index = 0; index < shape.intentions; index += 1) {
    intentions.push({
      standing: standings[take()] ?? standing.unborn,
      ticket: take(),
      seen: take(),
      kept: take(),
    });
  }
  const attempts: Attempt[] = [];
  for (let index = 0; index < shape.attempts; index += 1) {
    const first = take();
    attempts.push({
      phase: phases[first & 127] ?? phase.idle,
      fence: take(),
      facts: take(),
      superseded: flagOf(first >> 7),
    });
  }
  const late = [];
  for (let index = 0; index < shape.late; index += 1) {
    late.push({ revision: take(), facts: take() });
  }
  const now = take();
  const lastValue = take();
  const product = { facts: take(), revision: take() };
  const stages = take();
  const backup = { row: backupRow, lastValue: take(), now: take() };
  return {
    now,
    lastValue,
    row,
    product,
    intentions,
    attempts,
    late,
    drift: stages & 15,
    restore: stages >> 4,
    backup,
  };
}

function putRow(row: Row, put: (value: number) => void): void {
  put(row.facts);
  put(row.revision);
  put(row.covered);
  put(row.fence);
  put(row.leased | (row.pending << 1) | (row.due << 2) | (row.incident << 4) | (row.answered << 5));
  put(row.acked);
}

function takeRow(take: () => number): Row {
  const [facts, revision, covered, fence, flags] = [take(), take(), take(), take(), take()];
  return {
    facts,
    revision,
    covered,
    fence,
    leased: flagOf(flags),
    pending: flagOf(flags >> 1),
    due: dates[(flags >> 2) & 3] ?? due.never,
    incident: flagOf(flags >> 4),
    answered: flagOf(flags >> 5),
    acked: take(),
  };
}

function flagOf(bits: number): Flag {
  return (bits & 1) === 0 ? 0 : 1;
}
