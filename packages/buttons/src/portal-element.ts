import { absoluteUrl } from './absolute-url.ts';
import { ButtonElement } from './button-element.ts';
import type { Texts } from './texts.ts';

/** `<planbridge-portal flow="cancel">`: to Stripe's portal, where everything about a subscription is managed. */
export class PortalElement extends ButtonElement {
  static readonly observedAttributes = ['flow'];

  protected wordsOf(texts: Texts): string {
    const flow = this.getAttribute('flow');
    if (flow === 'payment_method') return texts.updatePayment;
    if (flow === 'plan_change') return texts.changePlan;
    return flow === 'cancel' ? texts.cancelPlan : texts.portal;
  }

  protected request() {
    const flow = this.getAttribute('flow');
    return {
      path: '/v1/portal',
      body: { return_url: absoluteUrl(this.getAttribute('return-url')), ...(flow === null ? {} : { flow }) },
    };
  }
}
