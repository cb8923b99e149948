import type { Account } from './account.ts';

/** What the elements tell the page. All bubble and cross shadow roots; only `planbridge-redirect` can be prevented. */
export type PlanbridgeEvents = Readonly<{
  /** Before the browser leaves for Stripe; prevent it to go there in another way. */
  'planbridge-redirect': CustomEvent<Readonly<{ url: string; kind: string }>>;
  /** Something was refused: the problem's name and what to do. */
  'planbridge-error': CustomEvent<Readonly<{ name: string; detail: string }>>;
  /** On the document: the account as it is known now. */
  'planbridge-account': CustomEvent<Account>;
}>;

/** False: the page prevented it. */
export function tell<Name extends keyof PlanbridgeEvents>(
  from: EventTarget,
  name: Name,
  detail: PlanbridgeEvents[Name]['detail'],
): boolean {
  return from.dispatchEvent(
    new CustomEvent(name, {
      detail,
      bubbles: true,
      composed: true,
      cancelable: name === 'planbridge-redirect',
    }),
  );
}
