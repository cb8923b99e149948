import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inputError } from '../../http/input-error.ts';
import { parseInput } from '../../http/parse-input.ts';
import { moveTime } from '../lifecycle/move-time.ts';
import type { World } from '../world.ts';
import { span } from './span.ts';

const wish = z
  .strictObject({ advance: span.optional(), to: z.iso.datetime({ offset: true }).optional() })
  .refine(({ advance, to }) => (advance === undefined) !== (to === undefined), {
    message:
      'Give either "advance", such as "30d" or seconds, or "to", a time such as "2027-01-31T00:00:00Z"',
  });

/** Stripe's time: forward only, because what has happened cannot be taken back. Signatures and tokens keep real time. */
export function timeControl(app: FastifyInstance, world: World): void {
  app.get('/time', () => shown(world));

  app.post('/time', (request) => {
    const { advance, to } = parseInput(wish, request.body);
    const target = advance === undefined ? Math.floor(Date.parse(to ?? '') / 1000) : world.now() + advance;
    if (target < world.now()) {
      throw inputError(`Stripe’s time is ${shown(world).now} and goes forward only.`);
    }
    const happened = moveTime(world, target);
    return { ...shown(world), happened };
  });
}

function shown(world: World): Readonly<{ now: string; seconds: number }> {
  return { now: new Date(world.now() * 1000).toISOString(), seconds: world.now() };
}
