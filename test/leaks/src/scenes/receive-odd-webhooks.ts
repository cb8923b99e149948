import { randomBytes } from 'node:crypto';
import type { Stage } from '../stage.ts';

/** What arrives at the webhook beside Stripe's good events: unsigned, badly signed, unintelligible, and signed but not for us. */
export async function receiveOddWebhooks(stage: Stage): Promise<void> {
  const { secrets } = stage.system;
  const user = await stage.user('webhook');
  const word = stage.words('the sender of a webhook');
  const event = (more: Readonly<Record<string, unknown>>) =>
    JSON.stringify({
      object: 'event',
      id: `evt_${randomBytes(8).toString('hex')}`,
      type: 'customer.subscription.updated',
      livemode: false,
      data: {
        object: { object: 'subscription', id: 'sub_1', customer: 'cus_1', email: user.email, note: word },
      },
      ...more,
    });
  const post = (body: string, header: string | null) =>
    stage.call('POST', '/webhooks/stripe', {
      body,
      headers: header === null ? {} : { 'stripe-signature': header },
    });
  const signed = (body: string, secret = secrets.stripeWebhookSecret) =>
    post(body, stage.stripe.webhooks.generateTestHeaderString({ payload: body, secret }));
  const forged = `whsec_${randomBytes(12).toString('hex')}`;
  stage.hide('a forged webhook secret', forged);
  await Promise.all([
    post(event({}), null),
    post(event({}), word.replace('\n', ' ')),
    post(event({}), `t=1,v1=${Buffer.from(user.email).toString('hex')}`),
    signed(event({}), forged),
    signed(`{"object":"event","note":${JSON.stringify(word)}`),
    signed(event({ id: user.email })),
    signed(event({ type: user.email })),
    signed(event({ livemode: true })),
    signed(event({ account: user.email })),
    signed(event({ context: word })),
    signed(event({ type: 'invoice.words_of_nobody' })),
    signed(event({ data: { object: { object: 'subscription', id: 'sub_1', customer: user.email } } })),
    signed(event({ data: { object: { object: 'subscription', id: 'sub_1' } } })),
    signed(event({ object: 'v2.core.event', related_object: { id: user.email, type: 'customer' } })),
    signed(event({ object: 'v2.core.event', related_object: { id: 'cus_nobody', type: word } })),
    signed(event({ object: 'v2.core.event', related_object: { id: 'in_nobody', type: 'invoice' } })),
  ]);
}
