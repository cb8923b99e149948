import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import type { PortalView } from '../stripe/operations/find-portal-session.ts';

const words: Readonly<Record<PortalView['card'], string>> = {
  pays: 'Your card works.',
  declines: 'Your card is declined when it is charged.',
  challenges: 'Your bank asks you to confirm each payment.',
  none: 'There is no card.',
};

export function paymentMethodCard({ card }: Pick<PortalView, 'card'>): Html {
  return html`<section class="card narrow">
    <h2>Payment method</h2>
    <p>${words[card]}</p>
    <form method="post" class="row">
      <button name="action" value="card_pays">Use a card that works</button>
      <button class="plain" name="action" value="card_declines">Use a card that is declined</button>
      <button class="plain" name="action" value="card_challenges">Use a card that must be confirmed</button>
    </form>
  </section>`;
}
