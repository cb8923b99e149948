import { ButtonElement } from './button-element.ts';
import { currentSettings } from './settings.ts';

/** `<planbridge-portal flow="cancel">`: to Stripe's portal, where everything about a subscription is managed. */
export class PortalElement extends ButtonElement {
  protected get label(): string {
    return currentSettings().texts.portal;
  }

  protected ask(): ReturnType<ButtonElement['call']> {
    const flow = this.getAttribute('flow');
    return this.call('/v1/portal', {
      return_url: new URL(this.getAttribute('return-url') ?? '', location.href).href,
      ...(flow === null ? {} : { flow }),
    });
  }
}
