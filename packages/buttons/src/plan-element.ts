import type { Account } from './account.ts';
import { accountOfPage, awaitAccount } from './account-of-page.ts';
import { tell } from './events.ts';
import { isInArrears } from './is-in-arrears.ts';
import { noticeOf } from './notice-of.ts';
import { PlanbridgeElement } from './planbridge-element.ts';
import { currentSettings } from './settings.ts';

export type PlanState = Account['state'] | 'busy' | 'signed-out' | 'error';

/** The gateway's own limit of `wait`. */
const longestWait = 25;
/** While the plan is still on its way the gateway is asked again, so often and with this pause. */
const rounds = 10;
const pauseMs = 3000;

/**
 * `<planbridge-plan wait="20">`: the plan, and what there is to know about it. With `wait`, for the page after a payment, it has the account
 * settled first. The page names plans by slots: `<span slot="pro">Pro</span>`.
 */
export class PlanElement extends PlanbridgeElement {
  static readonly observedAttributes = ['token', 'wait'];

  readonly #plan = document.createElement('span');
  readonly #notice = document.createElement('span');
  readonly #action = document.createElement('span');
  #question: object | null = null;
  #isWaiting = false;

  constructor() {
    super();
    const line = document.createElement('span');
    // There from the start, or a screen reader would not hear it change.
    line.setAttribute('role', 'status');
    this.#plan.setAttribute('part', 'plan');
    this.#notice.setAttribute('part', 'notice');
    line.append(this.#plan, ' ', this.#notice);
    this.attachShadow({ mode: 'open' }).append(line, ' ', this.#action);
  }

  protected override connected(signal: AbortSignal): void {
    const onAccount = ({ detail }: CustomEvent<Account>): void => {
      // What another element was told meanwhile may be from before the payment.
      if (!this.#isWaiting) this.#show(detail);
    };
    document.addEventListener('planbridge-account', onAccount, { signal });
    signal.addEventListener('abort', () => {
      this.#question = null;
    });
  }

  protected refresh(): void {
    this.#write('busy', currentSettings().texts.busy);
    void this.#load(rounds);
  }

  async #load(roundsLeft: number): Promise<void> {
    const question = {};
    this.#question = question;
    const token = this.getAttribute('token');
    const wait = Math.min(longestWait, Math.max(0, Math.trunc(Number(this.getAttribute('wait'))))) || 0;
    this.#isWaiting = wait > 0;
    const answer = await (wait > 0 ? awaitAccount(token, wait) : accountOfPage(token));
    // Asked anew meanwhile, or out of the page.
    if (this.#question !== question) return;
    this.#isWaiting = false;
    const { signIn, unavailable } = currentSettings().texts;
    if (answer.ok) {
      this.#show(answer.value);
      if (wait > 0 && answer.value.state === 'syncing' && roundsLeft > 0) {
        setTimeout(() => this.#question === question && void this.#load(roundsLeft - 1), pauseMs);
      }
    } else if (answer.name === 'unauthenticated') {
      this.#write('signed-out', signIn);
    } else {
      this.#write('error', unavailable);
      tell(this, 'planbridge-error', { name: answer.name, detail: answer.detail });
    }
  }

  #show(account: Account): void {
    this.#write(account.state, noticeOf(account, currentSettings().texts), account);
  }

  #write(state: PlanState, notice: string, account: Account | null = null): void {
    this.dataset['state'] = state;
    const name = document.createElement('slot');
    if (account !== null) {
      name.name = account.plan;
      name.textContent = account.plan;
    }
    this.#plan.replaceChildren(...(account === null ? [] : [name]));
    this.#notice.textContent = notice;
    this.#action.replaceChildren(...(account !== null && isInArrears(account) ? [this.#payButton()] : []));
  }

  /** What to do about a payment that failed. */
  #payButton(): HTMLElement {
    const button = document.createElement('planbridge-portal');
    const token = this.getAttribute('token');
    button.setAttribute('flow', 'payment_method');
    button.setAttribute('exportparts', 'button, message');
    if (token !== null) button.setAttribute('token', token);
    return button;
  }
}
