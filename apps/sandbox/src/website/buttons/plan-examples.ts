import { html } from '../../http/html.ts';
import type { Example } from './example.ts';

/** `<planbridge-plan>` in each of its states; the tokens are those of `standInAccounts`. */
export const planExamples: readonly Example[] = [
  plan('Settled', 'Nothing to tell beside the plan.', 'settled'),
  plan('Busy', 'The gateway was asked.', null),
  plan('Signed out', 'There is no token, or it was refused.', 'signed-out'),
  plan('Error', 'The gateway is away; it is asked again.', 'away'),
  plan('Payment pending', 'A bank debit takes some days.', 'pending_payment'),
  plan('Syncing', 'Not settled yet; it is asked again.', 'syncing'),
  plan('Needs attention', 'An incident is open.', 'needs_attention'),
  plan('Past due', 'A payment failed.', 'past_due'),
  plan('Cancelled', 'Until the end of the period.', 'cancelled'),
  plan('Trial', 'Until it has to be paid.', 'trial'),
  plan('Paused', 'Resumed in the portal.', 'paused'),
];

function plan(name: string, when: string, token: string | null): Example {
  const attribute = token === null ? null : html`token="${token}"`;
  return {
    name,
    when,
    element: html`<div>
      <planbridge-plan ${attribute}>
        <span slot="free">Free</span><span slot="pro">Pro</span>
      </planbridge-plan>
    </div>`,
  };
}
