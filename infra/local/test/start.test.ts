import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { reachableFromOutside } from '../../../test/services/reachable-from-outside.ts';
import { repositoryRoot } from '../src/repository-root.ts';
import { endAll } from './parts/end-all.ts';
import { createStateFolder } from './parts/create-state-folder.ts';
import { findTraces } from './parts/find-traces.ts';
import { leaveTraces } from './parts/leave-traces.ts';
import { leftBehind } from './parts/left-behind.ts';
import { portsOf } from './parts/ports-of.ts';
import { isAlive } from '../src/start/is-alive.ts';
import { ports } from '../src/start/ports.ts';
import { readRunningContent } from '../src/start/running-content.ts';
import type { RecordedProcess } from '../src/start/running-content.ts';
import { stateFolder } from '../src/start/state-folder.ts';
import { run } from './parts/run.ts';
import { start } from './parts/start.ts';
import type { Started } from './parts/start.ts';
import { startEnvironment } from './parts/start-environment.ts';

jest.setTimeout(240_000);

const catalogue = join(repositoryRoot, 'catalogue.yaml');
const parts = ['gateway', 'postgres', 'sandbox', 'temporal', 'worker'];

test('no other machine reaches anything, Ctrl-C leaves nothing behind, the next start finds everything again, and a part that dies is named and ends the rest', async () => {
  const folder = await createStateFolder();
  const env = startEnvironment(folder.path);
  const started: Started[] = [];
  try {
    const first = await start(env);
    started.push(first);
    // Otherwise nothing being left below would prove nothing.
    expect(leftBehind(first)).toEqual(parts);
    const listening = portsOf(first.system);
    // All but the codec endpoint's, which runs with CODEC_KEYS only.
    expect(listening).toHaveLength(Object.keys(ports).length - 1);
    expect(await reachableFromOutside(listening)).toEqual([]);
    await leaveTraces(first.system);

    expect(await run('main', [], env).ended).toEqual({
      code: 1,
      said: expect.stringContaining(`already runs with the state folder ${folder.path}`),
    });

    expect(
      await run('catalogue-main', ['apply', catalogue], { PLANBRIDGE_STATE: folder.path }).ended,
    ).toEqual({
      code: 0,
      said: expect.stringMatching(/^Version 1 of the catalogue, which is active, says the same/),
    });

    first.process.kill('SIGINT');
    expect(await first.ended).toMatchObject({ code: 0 });
    expect(leftBehind(first)).toEqual([]);

    const second = await start(env);
    started.push(second);
    expect(await findTraces(second.system)).toEqual({ account: true, workflow: true, entitlement: true });
    process.kill(second.children.find(({ name }) => name === 'worker')?.pid ?? 0, 'SIGKILL');
    const { code, said } = await second.ended;
    expect(code).toBe(1);
    expect(said).toContain('worker ended by itself (signal SIGKILL)');
    expect(said).toContain('"msg":"polling"');
    expect(leftBehind(second)).toEqual([]);
  } finally {
    endAll(started);
    await folder.remove();
  }
});

test('what a killed start left behind is ended by the next one, which with --fresh has forgotten everything and is forced to end by a second Ctrl-C', async () => {
  const folder = await createStateFolder();
  const env = startEnvironment(folder.path);
  const started: Started[] = [];
  try {
    const killed = await start(env);
    started.push(killed);
    await leaveTraces(killed.system);
    killed.process.kill('SIGKILL');
    await once(killed.process, 'exit');
    // The others may end by themselves as soon as they write to a log that nobody reads any more.
    expect(leftBehind(killed)).toContain('postgres');

    const fresh = await start(env, '--fresh');
    started.push(fresh);
    expect(leftBehind(killed)).toEqual([]);
    expect(fresh.said()).toContain('Ending postgres, which an earlier start left behind');
    expect(await findTraces(fresh.system)).toEqual({ account: false, workflow: false, entitlement: false });

    // One that cannot end by itself: the first Ctrl-C waits for it, a later one does not.
    process.kill(fresh.children.find(({ name }) => name === 'gateway')?.pid ?? 0, 'SIGSTOP');
    while (fresh.process.exitCode === null) {
      fresh.process.kill('SIGINT');
      await delay(100);
    }
    expect(await fresh.ended).toMatchObject({ code: 130 });
    expect(leftBehind(fresh)).toEqual([]);
  } finally {
    endAll(started);
    await folder.remove();
  }
});

test('asked to stop while it is still starting, it stops and leaves nothing behind', async () => {
  const folder = await createStateFolder();
  const env = startEnvironment(folder.path);
  const { running } = stateFolder(env, '/');
  const starting = run('main', [], env);
  const seen = new Map<number, RecordedProcess>();
  try {
    while (starting.process.exitCode === null) {
      readRunningContent(running)?.children.forEach((child) => seen.set(child.pid, child));
      if (seen.size > 0 && !starting.process.killed) {
        starting.process.kill('SIGTERM');
      }
      await delay(5);
    }
    expect(await starting.ended).toMatchObject({ code: 0 });
    expect([...seen.values()].filter(isAlive)).toEqual([]);
    expect(seen.size).toBeGreaterThan(0);
  } finally {
    endAll([{ process: starting.process, children: [...seen.values()] }]);
    await folder.remove();
  }
});
