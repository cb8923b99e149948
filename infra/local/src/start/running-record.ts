import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bornAt } from '../born-at.ts';
import { endLeftovers } from './end-leftovers.ts';
import { isAlive } from './is-alive.ts';
import { readRunningContent } from './running-content.ts';
import type { RecordedProcess, RunningContent } from './running-content.ts';
import type { RunningSystem } from './running-system.ts';
import { ExplainedError } from '../explained-error.ts';

export type RunningRecord = Readonly<{
  add(name: string, pid: number): void;
  describe(system: RunningSystem): void;
  release(): void;
}>;

/**
 * Takes a state folder for this process, and notes there which processes belong to it. A start command that was killed leaves its children
 * behind, and its note: whoever takes the folder next ends them first. A folder in use is refused. Nothing here is awaited after a child's
 * birth, so that there is no moment between it and its note.
 */
export async function takeRunningRecord(
  path: string,
  onProgress: (line: string) => void,
): Promise<RunningRecord> {
  mkdirSync(dirname(path), { recursive: true });
  const content: RunningContent = { starter: recorded('start', process.pid), children: [], system: null };
  while (!createWhole(path, content)) {
    const before = readRunningContent(path);
    if (before !== null && isAlive(before.starter)) {
      throw new ExplainedError(
        `Planbridge already runs with the state folder ${dirname(path)} (process ${before.starter.pid}). Stop it first, or set PLANBRIDGE_STATE to another folder and every port to 0.`,
      );
    }
    await endLeftovers(before?.children ?? [], onProgress);
    rmSync(path, { force: true });
  }
  return {
    add: (name, pid) => {
      content.children.push(recorded(name, pid));
      renameSync(writeDraft(path, content), path);
    },
    describe: (system) => {
      content.system = system;
      renameSync(writeDraft(path, content), path);
    },
    release: () => rmSync(path, { force: true }),
  };
}

function recorded(name: string, pid: number): RecordedProcess {
  return { name, pid, born: bornAt(pid) };
}

/** Linking fails where there is a file already, and never shows half of one. */
function createWhole(path: string, content: RunningContent): boolean {
  const draft = writeDraft(path, content);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    rmSync(draft);
  }
}

function writeDraft(path: string, content: RunningContent): string {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  return draft;
}
