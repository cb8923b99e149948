import { setTimeout as delay } from 'node:timers/promises';
import type { World } from '../../cluster/create-world.ts';
import type { Part } from '../../cluster/part.ts';
import type { Random } from '../../cluster/random.ts';
import { until } from '../../cluster/until.ts';
import type { Fault } from './plan-faults.ts';

/** What a fault met: work in flight in the process that was killed, or requests that an outage hit. */
export type Strike = Readonly<{ fault: Fault; victim: string; hit: number }>;

type Field = Readonly<{ parts: readonly Part[]; world: World; random: Random }>;

/** As long as a user's patience: the fault before may have left everybody waiting. */
const aimMs = 60_000;

/** Waits until the fault meets something, then strikes. */
export async function strike(fault: Fault, { parts, world, random }: Field): Promise<Strike> {
  if (fault.kind === 'outage') {
    const outage = await world.breakService(fault.service, fault.how);
    await delay(fault.seconds * 1000);
    const hit = await aimed(outage.hits);
    await outage.end();
    return { fault, victim: fault.service, hit };
  }
  const candidates = parts.filter(({ kind }) => kind === fault.part);
  const victim = candidates[random.below(candidates.length)];
  if (victim === undefined) {
    throw new Error(`There is no ${fault.part} to kill.`);
  }
  const hit = await aimed(victim.inFlight);
  await victim.crash();
  return { fault, victim: victim.name, hit };
}

/** Waits until the count is not zero; zero if it stays so. */
function aimed(count: () => Promise<number>): Promise<number> {
  return until('something to hit', async () => (await count()) || null, {
    patienceMs: aimMs,
    pauseMs: 5,
  }).catch(() => 0);
}
