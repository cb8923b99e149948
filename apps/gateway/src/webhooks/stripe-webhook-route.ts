import type { FastifyBaseLogger } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponse } from '../http/problem-response.ts';
import { problems } from '../http/problems.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import type { WorkflowStarter } from '../temporal/workflow-starter.ts';
import type { ReportForeignEvent } from './create-foreign-event-reporter.ts';
import { isSignedByStripe } from './is-signed-by-stripe.ts';
import { parseEvent } from './parse-event.ts';
import { readEvent } from './read-event.ts';
import type { StripeEvent } from './stripe-event-schema.ts';

export type StripeWebhookDependencies = Readonly<{
  secrets: readonly string[];
  livemode: boolean;
  workflows: Pick<WorkflowStarter, 'settleEvent'>;
  metrics: Pick<Metrics, 'webhooks' | 'ignoredEvents'>;
  reportForeignEvent: ReportForeignEvent;
}>;

const bodyLimit = 1_048_576;

const schema = {
  summary: 'For Stripe’s webhooks, snapshot and thin',
  description: 'Answers 200 once Temporal has durably accepted the event, and anything else never before.',
  response: {
    200: z.object({ received: z.literal(true) }),
    '4xx': problemResponse('Not an event that Stripe has signed for this endpoint.'),
    503: problemResponse('Not accepted; Stripe delivers it again.'),
  },
};

/** Needs Temporal and nothing else. */
export function stripeWebhookRoute(deps: StripeWebhookDependencies): FastifyPluginAsyncZod {
  const { secrets, livemode, workflows, metrics, reportForeignEvent } = deps;

  async function accept(
    event: StripeEvent,
    log: FastifyBaseLogger,
  ): Promise<'accepted' | 'duplicate' | 'ignored'> {
    const reading = readEvent(event, { livemode });
    if (reading.kind === 'settle') {
      return await workflows.settleEvent(reading.input);
    }
    metrics.ignoredEvents.inc({ reason: reading.reason });
    if (reading.reason !== 'unknown-type') {
      log.warn({ eventId: event.id, eventType: event.type, reason: reading.reason }, 'Event ignored');
      reportForeignEvent(reading.reason);
    }
    return 'ignored';
  }

  return async (app) => {
    // The signature covers the exact bytes sent, so this scope parses nothing.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    );

    app.post('/webhooks/stripe', { schema, bodyLimit }, async (request) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const header = request.headers['stripe-signature'];
      if (typeof header !== 'string' || !isSignedByStripe({ body, header, secrets, now: Date.now() })) {
        throw problems.invalidSignature();
      }
      const event = parseEvent(body);
      if (event === null) {
        throw problems.invalidEvent();
      }
      metrics.webhooks.inc({ outcome: await accept(event, request.log) });
      return { received: true } as const;
    });

    app.addHook('onResponse', async (_request, { statusCode }) => {
      if (statusCode >= 400) {
        metrics.webhooks.inc({ outcome: statusCode >= 500 ? 'unavailable' : 'refused' });
      }
    });
  };
}
