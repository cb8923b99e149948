import { buildButton } from './build-button.ts';
import { callGateway } from './call-gateway.ts';
import type { Answer, Refusal } from './call-gateway.ts';
import { tell } from './events.ts';
import { isLink } from './is-link.ts';
import type { Link } from './link.ts';
import { PlanbridgeElement } from './planbridge-element.ts';
import { currentSettings } from './settings.ts';
import type { Texts } from './texts.ts';

export type ButtonState = 'ready' | 'busy' | 'current' | 'error';

/** Longer than the 10 s after which the gateway gives up a click. */
const patienceMs = 12_000;

/** Only these speak to the user; the others speak to the developer, who finds them in the event. */
const namesForUsers = ['seats-out-of-range', 'price-unavailable', 'currency-fixed'];

/** The page's last click: the browser can go to one place only, and the later wish wins. */
let lastClick: object | null = null;

/**
 * A button that leads the browser to an address from the gateway. The page styles it by the parts `button` and `message`, by custom
 * properties, and by the attribute `data-state`.
 */
export abstract class ButtonElement extends PlanbridgeElement {
  readonly #parts = buildButton(this);
  #state: ButtonState = 'ready';

  constructor() {
    super();
    this.#parts.button.addEventListener('click', () => void this.#follow());
    this.#parts.ownLabel.addEventListener('slotchange', () => this.#label());
  }

  get state(): ButtonState {
    return this.#state;
  }

  /** As with a button of the page's own. */
  override click(): void {
    this.#parts.button.click();
  }

  /** What the button says when the page says nothing. */
  protected abstract wordsOf(texts: Texts): string;

  protected abstract request(): Readonly<{ path: string; body: unknown }>;

  protected refresh(): void {
    if (this.#state !== 'busy') this.show('ready');
  }

  protected override returned(): void {
    this.show('ready');
    this.refresh();
  }

  protected show(state: ButtonState, message = ''): void {
    const { button, message: line } = this.#parts;
    this.#state = state;
    this.dataset['state'] = state;
    // Not `disabled`, which would throw the keyboard's focus away and hide the button from who reads by ear.
    button.setAttribute('aria-disabled', `${this.#isIdle()}`);
    button.setAttribute('aria-busy', `${state === 'busy'}`);
    this.#label();
    // To see, the button itself says it; who reads by ear hears only this line change.
    line.classList.toggle('unseen', state === 'busy');
    line.textContent = state === 'busy' ? currentSettings().texts.busy : message;
  }

  #isIdle(): boolean {
    return this.#state === 'busy' || this.#state === 'current';
  }

  #label(): void {
    const { texts } = currentSettings();
    const { ownLabel, stateLabel } = this.#parts;
    // Line breaks between the tags are no label.
    const isOwn = !this.#isIdle() && ownLabel.assignedNodes().some(({ textContent }) => textContent?.trim());
    ownLabel.hidden = !isOwn;
    stateLabel.hidden = isOwn;
    stateLabel.name = this.#state;
    stateLabel.textContent =
      this.#state === 'busy' || this.#state === 'current' ? texts[this.#state] : this.wordsOf(texts);
  }

  async #follow(): Promise<void> {
    if (this.#isIdle()) return;
    const click = {};
    lastClick = click;
    this.show('busy');
    const answer = await this.#ask();
    // Whoever removed the button, as an application without page loads does, has gone elsewhere.
    if (lastClick !== click || !this.isConnected) {
      this.show('ready');
    } else if (answer.ok) {
      this.#leave(answer.value, click);
    } else if (answer.name === 'already-on-plan') {
      this.show('current');
    } else {
      this.show('error', wordsFor(answer, currentSettings().texts));
      tell(this, 'planbridge-error', { name: answer.name, detail: answer.detail });
    }
  }

  #ask(): Promise<Answer<Link>> {
    return callGateway({
      ...this.request(),
      token: this.getAttribute('token'),
      isExpected: isLink,
      patienceMs,
    });
  }

  #leave({ url, kind = 'portal' }: Link, click: object): void {
    if (!tell(this, 'planbridge-redirect', { url, kind })) {
      this.show('ready');
      return;
    }
    location.assign(url);
    // The user may have stopped the browser on its way.
    setTimeout(() => lastClick === click && this.returned(), patienceMs);
  }
}

function wordsFor({ name, detail, isPassing }: Refusal, texts: Texts): string {
  if (name === 'unauthenticated') return texts.signIn;
  if (name === 'no-billing-account') return texts.noBillingAccount;
  if (isPassing) return texts.unavailable;
  return namesForUsers.includes(name) ? detail : texts.refused;
}
