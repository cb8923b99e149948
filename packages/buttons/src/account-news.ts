import type { Account } from './account.ts';
import { tell } from './events.ts';

type Listener = (token: string | null, account: Account) => void;

const listeners = new Set<Listener>();

/** Tells the elements, and the page by an event, what an account is now. */
export const accountNews = {
  tell(token: string | null, account: Account): void {
    for (const listener of listeners) listener(token, account);
    tell(document, 'planbridge-account', account);
  },

  /** `token` is the asking element's own: a page with tokens of several accounts must not show one in the place of another. */
  listen(listener: Listener, signal: AbortSignal): void {
    listeners.add(listener);
    signal.addEventListener('abort', () => listeners.delete(listener));
  },
};
