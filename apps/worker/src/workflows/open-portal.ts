import type { OpenPortal, OpenPortalInput, OpenPortalResult } from '@planbridge/contracts';
import { clickActivities, dependencyMissing } from './click-activities.ts';

/** `portal/<ref>`: a short-lived URL of Stripe's portal. */
export const openPortal: OpenPortal = async (input: OpenPortalInput): Promise<OpenPortalResult> => {
  try {
    return await clickActivities.openPortal(input);
  } catch (error) {
    return { fingerprint: input.fingerprint, outcome: 'unavailable', dependency: dependencyMissing(error) };
  }
};
