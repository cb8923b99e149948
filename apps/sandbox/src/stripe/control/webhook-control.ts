import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inputError } from '../../http/input-error.ts';
import { parseInput } from '../../http/parse-input.ts';
import { newId } from '../new-id.ts';
import { releaseHeld } from '../webhooks/release-held.ts';
import { resendEvent } from '../webhooks/resend-event.ts';
import { rollSecrets } from '../webhooks/roll-secrets.ts';
import type { World } from '../world.ts';
import { span } from './span.ts';

const rules = z
  .strictObject({
    action: z.enum(['drop', 'delay', 'duplicate', 'hold', 'shuffle']),
    types: z.array(z.string()).min(1).default(['*']),
    probability: z.number().min(0).max(1).default(1),
    /** How many webhooks it concerns; without it, all until the rules are removed. */
    next: z.int().min(1).optional(),
    ms: z.int().min(1).max(3_600_000).optional(),
  })
  .refine(({ action, ms }) => ms !== undefined || (action !== 'delay' && action !== 'shuffle'), {
    message: 'delay and shuffle need "ms"',
  });

const releases = z.strictObject({ order: z.enum(['made', 'reversed', 'shuffled']).default('made') });
const resends = z.strictObject({ event: z.string() });
const rolls = z.strictObject({
  /** Without it, every endpoint's. */
  endpoint: z.string().optional(),
  secret: z.string().startsWith('whsec_').optional(),
  /** How long the old secret signs too; Stripe allows a day at most (stripe.md 2, Delivery). */
  keep: z.union([z.literal(0), span.pipe(z.int().max(86_400))]).default(86_400),
});
const states = z.strictObject({ state: z.enum(['pending', 'held', 'dropped']).optional() });

/** What happens to webhooks on their way. */
export function webhookControl(app: FastifyInstance, world: World): void {
  app.get('/webhooks', () => ({ rules: world.webhookRules.list() }));

  app.post('/webhooks', (request) => {
    const { next, ms = 0, ...rule } = parseInput(rules, request.body);
    const id = newId('rule', 8);
    return world.webhookRules.put(id, { id, ...rule, ms, remaining: next ?? null });
  });

  app.delete('/webhooks', () => {
    const removed = world.webhookRules.list();
    for (const { id } of removed) {
      world.webhookRules.remove(id);
    }
    return { removed: removed.length };
  });

  app.post('/release', (request) => ({
    released: releaseHeld(world, parseInput(releases, request.body).order),
  }));

  app.post('/resend', (request) => {
    const { event } = parseInput(resends, request.body);
    const sent = resendEvent(world, event);
    if (sent === null) {
      throw inputError(`There is no event ${event}; Stripe keeps events for 30 days of its time.`, 404);
    }
    return { event, deliveries: sent };
  });

  app.post('/secrets', (request) => {
    const { endpoint, secret, keep } = parseInput(rolls, request.body);
    const rolled = rollSecrets(world, { endpoint, secret, keepMs: keep * 1000 });
    if (rolled.length === 0) {
      throw inputError('There is no such webhook endpoint; GET /v1/webhook_endpoints lists them.', 404);
    }
    return { endpoints: rolled.map(({ id, url, secret: made }) => ({ id, url, secret: made })) };
  });

  app.get('/deliveries', (request) => {
    const { state } = parseInput(states, request.query);
    return {
      deliveries: world.deliveries.list(state === undefined ? undefined : { index: 'state', value: state }),
    };
  });
}
