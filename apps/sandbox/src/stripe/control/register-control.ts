import type { FastifyInstance } from 'fastify';
import type { World } from '../world.ts';
import { callControl } from './call-control.ts';
import type { CallCounts } from './create-call-counts.ts';
import { objectControl } from './object-control.ts';
import { timeControl } from './time-control.ts';
import { webhookControl } from './webhook-control.ts';

/** Commands to this Stripe that no Stripe has: JSON in, JSON out, without a key. */
export async function registerControl(
  app: FastifyInstance,
  { world, calls }: Readonly<{ world: World; calls: CallCounts }>,
): Promise<void> {
  timeControl(app, world);
  objectControl(app, world);
  webhookControl(app, world);
  callControl(app, calls);
}
