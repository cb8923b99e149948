import type { Account } from './account.ts';
import { accountNews } from './account-news.ts';
import { accountOfPage, awaitAccount } from './account-of-page.ts';
import type { Refusal } from './call-gateway.ts';
import { tell } from './events.ts';
import { isInArrears } from './is-in-arrears.ts';
import { noticeOf } from './notice-of.ts';
import { PlanbridgeElement } from './planbridge-element.ts';
import { currentSettings } from './settings.ts';

export type PlanState = Account['state'] | 'busy' | 'signed-out' | 'error';

/** The gateway's own limit of `wait`. */
const longestWait = 25;
/** While the plan is on its way, or the gateway is away, it is asked again: so often, with this pause. */
const rounds = 10;
const pauseMs = 3000;

/**
 * `<planbridge-plan wait="20">`: the plan, and what there is to know about it. With `wait`, for the page after a payment, it has the account
 * settled first. The page names plans by slots, `<span slot="pro">Pro</span>`, and styles by the parts `plan` and `notice` and by the attributes
 * `data-state` and `data-status`.
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
    accountNews.listen((token, account) => {
      // What another element was told meanwhile may be from before the payment.
      if (!this.#isWaiting && token === this.getAttribute('token')) this.#show(account);
    }, signal);
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
    const isFirst = roundsLeft === rounds;
    const answer = await (wait > 0 || !isFirst ? awaitAccount(token, wait) : accountOfPage(token));
    // Asked anew meanwhile, or out of the page.
    if (this.#question !== question) return;
    this.#isWaiting = false;
    if (answer.ok) this.#show(answer.value);
    else this.#showRefusal(answer);
    const isPassing = answer.ok ? answer.value.state === 'syncing' : answer.isPassing;
    if (isPassing && roundsLeft > 0) {
      setTimeout(() => this.#question === question && void this.#load(roundsLeft - 1), pauseMs);
    }
  }

  #show(account: Account): void {
    this.#write(account.state, noticeOf(account, currentSettings().texts), account);
  }

  #showRefusal({ name, detail }: Refusal): void {
    const { signIn, unavailable } = currentSettings().texts;
    if (name === 'unauthenticated') {
      this.#write('signed-out', signIn);
    } else {
      const isNews = this.dataset['state'] !== 'error';
      this.#write('error', unavailable);
      if (isNews) tell(this, 'planbridge-error', { name, detail });
    }
  }

  #write(state: PlanState, notice: string, account: Account | null = null): void {
    this.dataset['state'] = state;
    this.dataset['status'] = account?.status ?? '';
    // Whatever is written is read aloud, so only what is new.
    const name = this.#plan.firstElementChild;
    if (account === null) name?.remove();
    else if (name?.textContent !== account.plan) this.#plan.replaceChildren(nameOf(account));
    if (this.#notice.textContent !== notice) this.#notice.textContent = notice;
    // A button that somebody is using stays the same one.
    const isDue = account !== null && isInArrears(account);
    if (!isDue) this.#action.replaceChildren();
    else if (!this.#action.firstChild) this.#action.append(this.#payButton());
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

/** The page's own name for the plan, or its id. */
function nameOf({ plan }: Account): HTMLSlotElement {
  const slot = document.createElement('slot');
  slot.name = plan;
  slot.textContent = plan;
  return slot;
}
