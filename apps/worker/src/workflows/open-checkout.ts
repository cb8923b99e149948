import type { OpenCheckout, OpenCheckoutInput, OpenCheckoutResult } from '@planbridge/contracts';
import { clickActivities, dependencyMissing } from './click-activities.ts';
import { settleLink } from './settle-link.ts';

/** `checkout/<ref>`: one account, one customer, one payable session, however often and wherever its user clicks. */
export const openCheckout: OpenCheckout = async (input: OpenCheckoutInput): Promise<OpenCheckoutResult> => {
  try {
    const { result, link } = await clickActivities.openCheckout(input);
    if (link !== null) {
      await settleLink(input.ref, link.ticket);
    }
    return result;
  } catch (error) {
    return { fingerprint: input.fingerprint, outcome: 'unavailable', dependency: dependencyMissing(error) };
  }
};
