import { createDatabase } from '@planbridge/accounts';
import * as fc from 'fast-check';
import { z } from 'zod';
import { problems } from '../../src/http/problems.ts';
import { createTestApp, webhookSecret } from '../parts/create-test-app.ts';
import { answeredInTime } from './answered-in-time.ts';
import { faultsOfAnswer } from './faults-of-answer.ts';
import { fuzzRuns, fuzzTimeout, tellRuns } from './fuzz-runs.ts';
import { isTrulySigned, webhookArbitrary } from './webhook-arbitrary.ts';

const runs = 2500;

/** All that Temporal may see of an event: ids of Stripe's form, no matter what was signed. */
const inputSchema = z.strictObject({
  eventId: z.string().regex(/^evt_\w{1,200}$/),
  type: z.string().regex(/^[\w.]{1,200}$/),
  customerId: z
    .string()
    .regex(/^[\w.-]{1,200}$/)
    .nullable(),
  object: z
    .strictObject({ id: z.string().regex(/^[\w.-]{1,200}$/), type: z.string().regex(/^[\w.-]{1,200}$/) })
    .nullable(),
});

test(
  'no delivery breaks the webhook or hangs, none that Stripe did not sign starts a workflow, and Temporal sees ids alone',
  async () => {
    const { db } = createDatabase('postgres://127.0.0.1:9/none');
    const situation = { isAway: false };
    const { app, started } = await createTestApp({
      db,
      answers: {
        settleEvent: async () => {
          if (situation.isAway) throw problems.unavailable('temporal');
          return 'accepted';
        },
      },
    });
    const count = { deliveries: 0, signed: 0, workflows: 0 };

    await fc.assert(
      fc.asyncProperty(webhookArbitrary, fc.boolean(), async (delivery, isAway) => {
        situation.isAway = isAway;
        const before = started.length;
        const answer = await answeredInTime(
          app.inject({
            method: 'POST',
            url: '/webhooks/stripe',
            headers: {
              'content-type': 'application/json',
              ...(delivery.header === null ? {} : { 'stripe-signature': delivery.header }),
            },
            payload: delivery.body,
          }),
          'A delivery',
        );
        const signed = isTrulySigned(delivery);
        const begun = started.slice(before);
        count.deliveries += 1;
        count.signed += Number(signed);
        count.workflows += begun.length;

        const secrets = [webhookSecret, 'whsec_older'];
        const { statusCode } = answer;
        const faults = [...faultsOfAnswer(answer, { method: 'POST', isAway, secrets })];
        if (!signed && (statusCode !== 400 || begun.length > 0)) {
          faults.push(`Stripe did not sign this, and yet: ${statusCode} ${JSON.stringify(begun)}`);
        }
        // Acknowledged means that Temporal has it, or that it is none of ours.
        if (begun.length > 0 && statusCode !== (isAway ? 503 : 200)) {
          faults.push(`${statusCode} for what Temporal ${isAway ? 'refused' : 'has'}`);
        }
        faults.push(
          ...begun
            .filter(
              ({ workflow, input }) => workflow !== 'settleEvent' || !inputSchema.safeParse(input).success,
            )
            .map((odd) => `Temporal sees ${JSON.stringify(odd)}`),
        );
        expect(faults).toEqual([]);
      }),
      fuzzRuns(runs),
    );
    tellRuns('deliveries to the webhook', count.deliveries, {
      signed: count.signed,
      workflows: count.workflows,
    });
    // If nothing gets through, nothing was tried.
    expect(count.signed).toBeGreaterThan(runs / 5);
    expect(count.workflows).toBeGreaterThan(runs / 50);
  },
  fuzzTimeout(runs),
);
