import type Stripe from 'stripe';
import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import type { PageParts } from '../http/page.ts';
import type { PortalView } from '../stripe/operations/find-portal-session.ts';
import type { PlanChangeEffect } from '../stripe/operations/plan-change-effect.ts';
import type { OfferedPlan } from '../stripe/operations/plans-offered.ts';
import { flowPage } from './flow-page.ts';
import { paymentMethodCard } from './payment-method-card.ts';
import { subscriptionCard } from './subscription-card.ts';

export type PortalPageInput = Readonly<{
  view: PortalView;
  /** What each subscription may change to, by its id. */
  offers: ReadonlyMap<string, readonly OfferedPlan[]>;
  /** What a change would do; null where the portal cannot make it. */
  effectOf(subscription: Stripe.Subscription, price: Stripe.Price, quantity: number): PlanChangeEffect | null;
  /** What was just done, in words. */
  done: string | null;
}>;

const site = 'Sandbox billing portal';

/** The portal's own page, or the one step that the session was opened for. */
export function portalPage(input: PortalPageInput): PageParts {
  const { view, done } = input;
  const step = done === null ? flowPage(input) : null;
  const words = done === null ? null : html`<p class="note good" role="status">${done}</p>`;
  const body = html`${words}${step?.body ?? overview(input)}${backLink(view)}`;
  return { title: step?.title ?? 'Your billing', site, body, homePath: '' };
}

function overview({ view, offers }: PortalPageInput): Html {
  const cards = view.subscriptions.map((shown) =>
    subscriptionCard(shown, offers.get(shown.subscription.id) ?? [], view.configuration.features),
  );
  return html`${cards.length === 0 ? html`<p class="card">You have no plan that is running.</p>` : cards}
  ${view.configuration.features.payment_method_update.enabled ? paymentMethodCard(view) : null}`;
}

function backLink({ returnUrl }: PortalView): Html {
  return returnUrl === null
    ? html``
    : html`<p><a class="button plain" href="${returnUrl}">Back to the site</a></p>`;
}
