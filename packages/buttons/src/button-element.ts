import { callGateway } from './call-gateway.ts';
import type { Answer } from './call-gateway.ts';
import { tell } from './events.ts';
import { currentSettings } from './settings.ts';

export type ButtonState = 'ready' | 'busy' | 'current' | 'error';

/** Longer than the 10 s after which the gateway gives up a click. */
const patienceMs = 12_000;

const style = `
:host { display: inline-block }
:host([hidden]) { display: none }
button {
  font: inherit; cursor: pointer; padding: var(--planbridge-padding, .6em 1.2em); border: var(--planbridge-border, 0);
  border-radius: var(--planbridge-radius, .4em); color: var(--planbridge-color, #fff); background: var(--planbridge-background, #4338ca);
}
button[aria-disabled=true] { cursor: default; opacity: var(--planbridge-idle-opacity, .7) }
[part=message]:empty { display: none }
[part=message] { margin: .4em 0 0 }`;

/**
 * A button that leads the browser to an address from the gateway. The page styles it by the parts `button` and `message`, by custom
 * properties, and by the attribute `data-state`.
 */
export abstract class ButtonElement extends HTMLElement {
  readonly #button: HTMLButtonElement;
  readonly #label: HTMLSlotElement;
  readonly #message: HTMLParagraphElement;
  readonly #onPageShow = ({ persisted }: PageTransitionEvent): void => {
    // The browser went back to the page as it was when it left, with the button still busy.
    if (persisted) this.show('ready');
  };

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.innerHTML = `<style>${style}</style><button type="button" part="button"><slot></slot></button><p part="message" role="status"></p>`;
    // The template above holds them.
    this.#button = must(root.querySelector('button'));
    this.#label = must(root.querySelector('slot'));
    this.#message = must(root.querySelector('p'));
    this.#button.addEventListener('click', () => void this.#follow());
  }

  connectedCallback(): void {
    window.addEventListener('pageshow', this.#onPageShow);
    this.show('ready');
  }

  disconnectedCallback(): void {
    window.removeEventListener('pageshow', this.#onPageShow);
  }

  protected abstract readonly label: string;

  /** Asks the gateway for the address to go to. */
  protected abstract ask(): Promise<Answer<Readonly<{ url: string; kind?: string }>>>;

  protected call(path: string, body: unknown): ReturnType<ButtonElement['ask']> {
    return callGateway({ path, body, token: this.getAttribute('token'), patienceMs });
  }

  protected show(state: ButtonState, message = ''): void {
    const { texts } = currentSettings();
    this.dataset['state'] = state;
    const idle = state === 'busy' || state === 'current';
    // Not `disabled`, which would throw the keyboard's focus away and hide the button from who reads by ear.
    this.#button.setAttribute('aria-disabled', `${idle}`);
    this.#button.setAttribute('aria-busy', `${state === 'busy'}`);
    this.#label.name = state === 'busy' || state === 'current' ? state : '';
    this.#label.textContent =
      state === 'busy' ? texts.busy : state === 'current' ? texts.current : this.label;
    this.#message.textContent = message;
  }

  async #follow(): Promise<void> {
    if (this.dataset['state'] === 'busy' || this.dataset['state'] === 'current') return;
    this.show('busy');
    const answer = await this.ask();
    if (answer.ok) {
      const { url, kind = 'portal' } = answer.value;
      if (tell(this, 'planbridge-redirect', { url, kind })) location.assign(url);
      else this.show('ready');
    } else if (answer.name === 'already-on-plan') {
      this.show('current');
    } else {
      this.show('error', wordsFor(answer));
      tell(this, 'planbridge-error', { name: answer.name, detail: answer.detail });
    }
  }
}

function wordsFor({ name, detail }: Extract<Answer<unknown>, { ok: false }>): string {
  const { texts } = currentSettings();
  if (name === 'unauthenticated') return texts.signIn;
  if (name === 'no-billing-account') return texts.noBillingAccount;
  if (name === 'unavailable' || name === 'unreachable' || name === 'internal') return texts.unavailable;
  // Only these speak to the user; the others speak to the developer, who finds them in the event.
  return name === 'seats-out-of-range' || name === 'price-unavailable' ? detail : texts.refused;
}

function must<T>(found: T | null): T {
  if (found === null) throw new Error('The element’s own template lacks a part.');
  return found;
}
