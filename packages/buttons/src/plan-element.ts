import type { Account } from './account.ts';
import { accountOfPage, awaitAccount } from './account-of-page.ts';
import { tell } from './events.ts';
import { currentSettings } from './settings.ts';
import { noticeOf } from './texts.ts';

/**
 * `<planbridge-plan wait="20">`: the plan, and what there is to know about it. With `wait`, for the page after a payment, it has the account
 * settled first. The page names plans by slots: `<span slot="pro">Pro</span>`.
 */
export class PlanElement extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #onAccount = (event: Event): void => {
    if (event instanceof CustomEvent) this.#show(event.detail);
  };

  connectedCallback(): void {
    document.addEventListener('planbridge-account', this.#onAccount);
    void this.#load();
  }

  disconnectedCallback(): void {
    document.removeEventListener('planbridge-account', this.#onAccount);
  }

  async #load(): Promise<void> {
    const token = this.getAttribute('token');
    const wait = Math.min(25, Math.max(0, Math.trunc(Number(this.getAttribute('wait'))))) || 0;
    this.dataset['state'] = 'busy';
    this.#write(null, currentSettings().texts.busy);
    const answer = await (wait > 0 ? awaitAccount(token, wait) : accountOfPage(token));
    if (answer.ok) {
      this.#show(answer.value);
      return;
    }
    const { signIn, unavailable } = currentSettings().texts;
    this.dataset['state'] = 'error';
    this.#write(null, answer.name === 'unauthenticated' ? signIn : unavailable);
    tell(this, 'planbridge-error', { name: answer.name, detail: answer.detail });
  }

  #show(account: Account): void {
    this.dataset['state'] = account.state;
    this.#write(account.plan, noticeOf(account, currentSettings().texts));
  }

  #write(plan: string | null, notice: string): void {
    const name = document.createElement('slot');
    name.name = plan ?? '';
    name.textContent = plan ?? '';
    const planPart = document.createElement('span');
    planPart.setAttribute('part', 'plan');
    planPart.append(...(plan === null ? [] : [name]));
    const noticePart = document.createElement('span');
    noticePart.setAttribute('part', 'notice');
    noticePart.setAttribute('role', 'status');
    noticePart.textContent = notice;
    this.#root.replaceChildren(planPart, plan !== null && notice !== '' ? ' ' : '', noticePart);
  }
}
