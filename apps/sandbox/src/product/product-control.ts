import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inputError } from '../http/input-error.ts';
import { parseInput } from '../http/parse-input.ts';
import type { Entitlements, Outcome } from './create-entitlements.ts';
import { entitlementSchema } from './entitlement.ts';

const accountId = z.string().min(1).max(200);
const changeSchema = entitlementSchema.omit({ account_id: true }).partial();

/** Counts of the pushes of one account, in all and by revision. */
type Counts = Record<Outcome, number> & { revisions: Record<string, Record<Outcome, number>> };

export function productControl(app: FastifyInstance, entitlements: Entitlements): void {
  app.post('/_control/drift', (request) => {
    const { account_id, set } = parseInput(
      z.strictObject({ account_id: accountId, set: changeSchema }),
      request.body,
    );
    const held = entitlements.find(account_id);
    // What was never pushed can be made up whole.
    const whole = entitlementSchema.safeParse({ ...held, ...set, account_id });
    if (!whole.success) {
      throw inputError(
        `The product holds nothing of ${account_id}: push to it first, or set every field.`,
        404,
      );
    }
    entitlements.overwrite(whole.data);
    return whole.data;
  });

  app.post('/_control/forget', (request, reply) => {
    const { account_id, refuse } = parseInput(
      z.strictObject({ account_id: accountId, refuse: z.boolean().default(false) }),
      request.body,
    );
    entitlements.forget(account_id, refuse);
    return reply.code(204).send();
  });

  app.post('/_control/know', (request, reply) => {
    entitlements.know(parseInput(z.strictObject({ account_id: accountId }), request.body).account_id);
    return reply.code(204).send();
  });

  app.post('/_control/unknown-accounts', (request, reply) => {
    const { answer } = parseInput(z.strictObject({ answer: z.enum(['create', '404']) }), request.body);
    entitlements.setCreating(answer === 'create');
    return reply.code(204).send();
  });

  app.get('/_control/entitlements', () => ({ entitlements: entitlements.all() }));

  app.get('/_control/pushes', (request) => {
    const query = z.strictObject({
      account_id: accountId.optional(),
      after: z.coerce.number().int().default(0),
    });
    const { account_id, after } = parseInput(query, request.query);
    return { pushes: entitlements.pushes(account_id).filter(({ number }) => number > after) };
  });

  app.get('/_control/counts', () => ({ accounts: countsOf(entitlements) }));

  app.delete('/_control/pushes', (_request, reply) => {
    entitlements.clearPushes();
    return reply.code(204).send();
  });
}

function countsOf(entitlements: Entitlements): Readonly<Record<string, Counts>> {
  const accounts = new Map<string, Counts>();
  for (const { account_id, outcome, entitlement } of entitlements.pushes()) {
    const counts = accounts.get(account_id) ?? { ...none(), revisions: {} };
    const revision = (counts.revisions[entitlement.revision] ??= none());
    counts[outcome] += 1;
    revision[outcome] += 1;
    accounts.set(account_id, counts);
  }
  return Object.fromEntries(accounts);
}

function none(): Record<Outcome, number> {
  return { applied: 0, stale: 0, unknown_account: 0, overwritten: 0 };
}
