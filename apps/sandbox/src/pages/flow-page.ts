import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import type { PortalSubscription } from '../stripe/operations/find-portal-session.ts';
import type { OfferedPlan } from '../stripe/operations/plans-offered.ts';
import { changePlanForm } from './change-plan-form.ts';
import { effectWords } from './effect-words.ts';
import { linesTable } from './lines-table.ts';
import { paymentMethodCard } from './payment-method-card.ts';
import type { PortalPageInput } from './portal-page.ts';
import { priceText } from './price-text.ts';

type Step = Readonly<{ title: string; body: Html }>;

/** The one step that `flow_data` opened the portal for. Null: no flow, or its subscription has ended. */
export function flowPage({ view, offers, effectOf }: Omit<PortalPageInput, 'done'>): Step | null {
  const { flow } = view;
  const shownOf = (id: string | undefined) =>
    view.subscriptions.find(({ subscription }) => subscription.id === id);
  const offersOf = ({ subscription }: PortalSubscription) => offers.get(subscription.id) ?? [];
  switch (flow?.type) {
    case 'payment_method_update':
      return { title: 'Update your payment method', body: paymentMethodCard(view) };
    case 'subscription_cancel':
      return cancelStep(shownOf(flow.subscription_cancel?.subscription));
    case 'subscription_update': {
      const shown = shownOf(flow.subscription_update?.subscription);
      return shown === undefined
        ? null
        : {
            title: 'Change your plan',
            body: html`<div class="card narrow">${changePlanForm(shown, offersOf(shown), true)}</div>`,
          };
    }
    case 'subscription_update_confirm': {
      const shown = shownOf(flow.subscription_update_confirm?.subscription);
      const [item] = flow.subscription_update_confirm?.items ?? [];
      const offer = shown && offersOf(shown).find(({ price }) => price.id === item?.price);
      return shown === undefined || offer === undefined
        ? null
        : confirmStep(shown, offer, { quantity: item?.quantity ?? 1, effectOf });
    }
    case 'customer_update':
    case 'subscription_pause':
    case undefined:
    default:
      return null;
  }
}

function cancelStep(shown: PortalSubscription | undefined): Step | null {
  return shown === undefined
    ? null
    : {
        title: 'Cancel your plan',
        body: html`<form method="post" class="card narrow">
          ${linesTable('What you have', shown.lines)}
          <input type="hidden" name="subscription" value="${shown.subscription.id}" />
          <button class="bad" name="action" value="cancel">Cancel plan</button>
        </form>`,
      };
}

function confirmStep(
  { subscription, lines }: PortalSubscription,
  { price, name }: OfferedPlan,
  { quantity, effectOf }: Readonly<{ quantity: number; effectOf: PortalPageInput['effectOf'] }>,
): Step {
  const effect = effectOf(subscription, price, quantity);
  return {
    title: 'Confirm your new plan',
    body: html`<form method="post" class="card narrow">
      ${linesTable('Until now', lines)}
      <p class="amount">${name}, ${priceText(price)}, ${quantity} ${quantity === 1 ? 'seat' : 'seats'}</p>
      ${effect === null ? null : html`<p class="note">${effectWords(effect, subscription.currency)}</p>`}
      <input type="hidden" name="subscription" value="${subscription.id}" />
      <input type="hidden" name="price" value="${price.id}" />
      <input type="hidden" name="seats" value="${quantity}" />
      <button name="action" value="change">Confirm</button>
    </form>`,
  };
}
