import type { FastifyBaseLogger } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../http/problem-responses.ts';
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
  operationId: 'receiveStripeEvent',
  tags: ['stripe'],
  summary: 'For Stripe’s webhooks, snapshot and thin',
  description:
    'The body is signed, to the byte, in the header `stripe-signature`. Answers 200 once Temporal has durably accepted the event, and never before; Stripe delivers again whatever was not accepted.',
  response: {
    200: z.object({ received: z.literal(true) }).describe('Accepted for good.'),
    ...problemResponses([problems.invalidSignature(), problems.invalidEvent(), problems.bodyTooLarge()]),
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
