import type { RequestFault } from './fault.ts';
import { matchesRoute } from './matches-route.ts';

type ActiveFault = Readonly<{ id: string; fault: RequestFault; hits: number; left: number | null }>;

type Latency = Extract<RequestFault, { kind: 'latency' }>;
export type AnswerFault = Exclude<RequestFault, Latency>;

/** What shall happen to one request. */
export type FaultPlan = Readonly<{ delayMs: number; fault: AnswerFault | null }>;

export type FaultBoard = Readonly<{
  add(fault: RequestFault): ActiveFault;
  list(): readonly ActiveFault[];
  remove(id: string): boolean;
  clear(): void;
  plan(request: Readonly<{ method: string; path: string }>): FaultPlan;
}>;

/** The faults that are in force, oldest first. Latencies add up; of the others the first that strikes is the one. */
export function createFaultBoard(random: () => number = Math.random): FaultBoard {
  const active = new Map<string, ActiveFault>();
  let made = 0;

  function strikes({ id, fault, hits, left }: ActiveFault): boolean {
    if (random() >= fault.probability) {
      return false;
    }
    if (left === 1) {
      active.delete(id);
    } else {
      active.set(id, { id, fault, hits: hits + 1, left: left === null ? null : left - 1 });
    }
    return true;
  }

  return {
    add: (fault) => {
      made += 1;
      const added = { id: `fault_${made}`, fault, hits: 0, left: fault.count ?? null };
      active.set(added.id, added);
      return added;
    },
    list: () => [...active.values()],
    remove: (id) => active.delete(id),
    clear: () => active.clear(),
    plan: (request) => {
      let delayMs = 0;
      let chosen: AnswerFault | null = null;
      for (const candidate of active.values()) {
        const { fault } = candidate;
        if (!matchesRoute(fault.route, request)) {
          continue;
        }
        if (fault.kind === 'latency') {
          delayMs += strikes(candidate) ? fault.ms + Math.floor(random() * fault.jitter_ms) : 0;
        } else if (chosen === null && strikes(candidate)) {
          chosen = fault;
        }
      }
      return { delayMs, fault: chosen };
    },
  };
}
