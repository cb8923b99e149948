import type { Account } from './account.ts';
import { accountOfPage } from './account-of-page.ts';
import { ButtonElement } from './button-element.ts';
import { currentSettings } from './settings.ts';

/** `<planbridge-upgrade plan="pro" interval="year" seats="5">`: to the page where the plan is bought or changed to. */
export class UpgradeElement extends ButtonElement {
  readonly #onAccount = (event: Event): void => {
    if (event instanceof CustomEvent) this.#compare(event.detail);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('planbridge-account', this.#onAccount);
    void accountOfPage(this.getAttribute('token')).then((answer) => answer.ok && this.#compare(answer.value));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('planbridge-account', this.#onAccount);
  }

  protected get label(): string {
    return currentSettings().texts.upgrade;
  }

  protected ask(): ReturnType<ButtonElement['call']> {
    const seats = this.getAttribute('seats');
    return this.call('/v1/checkout', {
      plan: this.getAttribute('plan'),
      ...optional('interval', this.getAttribute('interval')),
      ...optional('currency', this.getAttribute('currency')),
      ...optional('seats', seats === null ? null : Number(seats)),
      success_url: absolute(this.getAttribute('success-url')),
      cancel_url: absolute(this.getAttribute('cancel-url')),
    });
  }

  /** Who asks for another interval or number of seats may press it on the same plan. */
  #compare({ plan, status }: Account): void {
    const variant = this.hasAttribute('interval') || this.hasAttribute('seats');
    const mine = plan === this.getAttribute('plan') && ['active', 'trialing', 'granted'].includes(status);
    if (this.dataset['state'] !== 'busy') this.show(mine && !variant ? 'current' : 'ready');
  }
}

function optional(name: string, value: string | number | null): Readonly<Record<string, unknown>> {
  return value === null ? {} : { [name]: value };
}

function absolute(url: string | null): string {
  return new URL(url ?? '', location.href).href;
}
