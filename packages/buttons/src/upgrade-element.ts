import { absoluteUrl } from './absolute-url.ts';
import type { Account } from './account.ts';
import { accountNews } from './account-news.ts';
import { accountOfPage } from './account-of-page.ts';
import { ButtonElement } from './button-element.ts';
import type { Texts } from './texts.ts';

const holdingStatuses = ['active', 'trialing', 'granted'];

/** `<planbridge-upgrade plan="pro" interval="year" currency="eur" seats="5">`: to the page where the plan is bought or changed to. */
export class UpgradeElement extends ButtonElement {
  static readonly observedAttributes = ['plan', 'interval', 'currency', 'seats', 'token'];

  protected override connected(signal: AbortSignal): void {
    accountNews.listen(
      (token, account) => token === this.getAttribute('token') && this.#compare(account),
      signal,
    );
  }

  protected override refresh(): void {
    super.refresh();
    // The news above come with the answer; this is for an answer that was there before the element.
    void accountOfPage(this.getAttribute('token')).then((answer) => answer.ok && this.#compare(answer.value));
  }

  protected wordsOf({ upgrade }: Texts): string {
    return upgrade;
  }

  protected request() {
    const seats = this.getAttribute('seats');
    const interval = this.getAttribute('interval');
    const currency = this.getAttribute('currency');
    return {
      path: '/v1/checkout',
      body: {
        plan: this.getAttribute('plan'),
        ...(interval === null ? {} : { interval }),
        ...(currency === null ? {} : { currency }),
        ...(seats === null ? {} : { seats: Number(seats) }),
        success_url: absoluteUrl(this.getAttribute('success-url')),
        cancel_url: absoluteUrl(this.getAttribute('cancel-url')),
      },
    };
  }

  /** Who asks for another interval or number of seats may press it on the same plan; the gateway knows whether that is a change. */
  #compare({ plan, status }: Account): void {
    const isVariant = this.hasAttribute('interval') || this.hasAttribute('seats');
    const isMine = !isVariant && plan === this.getAttribute('plan') && holdingStatuses.includes(status);
    if (isMine && this.state !== 'busy') this.show('current');
    if (!isMine && !isVariant && this.state === 'current') this.show('ready');
  }
}
