import { workflowIds } from '@planbridge/contracts';
import { createTemporalStarter } from '../../../apps/gateway/src/temporal/create-temporal-starter.ts';
import { createNamespace } from '../../../apps/gateway/test/parts/create-namespace.ts';
import type { Verdict } from './run-episode.ts';

/** An operator terminates an event's run before anybody has settled it, and Stripe delivers the event again. */
export async function redeliverAfterTermination(): Promise<Verdict | null> {
  const { temporal, client, close } = await createNamespace();
  try {
    const { settleEvent } = createTemporalStarter(temporal);
    const event = { eventId: 'evt_1', type: 'invoice.paid', customerId: 'cus_1', object: null };
    const run = client.workflow.getHandle(workflowIds.settleEvent(event.eventId));
    await settleEvent(event);
    await run.terminate('by an operator');
    const answer = await settleEvent(event);
    const { status } = await run.describe();
    return status.name === 'RUNNING'
      ? null
      : {
          property: 'acknowledged-event-is-answered',
          report: `The gateway took the redelivery (${answer}), and the event's only run is ${status.name}.`,
        };
  } finally {
    await close();
  }
}
