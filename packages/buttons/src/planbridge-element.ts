import { HostElement } from './host-element.ts';
import { refreshes } from './refreshes.ts';

/** Knows when what it shows may be old. */
export abstract class PlanbridgeElement extends HostElement {
  #lives: AbortController | null = null;

  connectedCallback(): void {
    this.#lives = new AbortController();
    const { signal } = this.#lives;
    refreshes.addEventListener('configured', () => this.refresh(), { signal });
    refreshes.addEventListener('returned', () => this.returned(), { signal });
    this.connected(signal);
    this.refresh();
  }

  disconnectedCallback(): void {
    this.#lives?.abort();
    this.#lives = null;
  }

  /** Frameworks change attributes while the element is in the page. */
  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (this.#lives !== null && before !== after) this.refresh();
  }

  /** Aborted when the element leaves the page. */
  protected connected(_signal: AbortSignal): void {}

  /** Shows what is so now. */
  protected abstract refresh(): void;

  /** What the element did before no longer counts. */
  protected returned(): void {
    this.refresh();
  }
}
