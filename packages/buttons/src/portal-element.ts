import { absoluteUrl } from './absolute-url.ts';
import { ButtonElement } from './button-element.ts';
import type { Texts } from './texts.ts';

/** `<planbridge-portal flow="cancel">`: to Stripe's portal, where everything about a subscription is managed. */
export class PortalElement extends ButtonElement {
  protected wordsOf({ portal, updatePayment }: Texts): string {
    return this.getAttribute('flow') === 'payment_method' ? updatePayment : portal;
  }

  protected request() {
    const flow = this.getAttribute('flow');
    return {
      path: '/v1/portal',
      body: { return_url: absoluteUrl(this.getAttribute('return-url')), ...(flow === null ? {} : { flow }) },
    };
  }
}
