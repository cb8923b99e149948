import { isNeverConnected } from '../http/is-never-connected.ts';
import { retryAfterMs } from '../http/retry-after-ms.ts';
import type { PushOutcome } from './entitlement-api.ts';

/**
 * One request to the product. A connection that was never made is a definite no; anything that breaks later may have been applied.
 */
export async function request(url: string, init: RequestInit): Promise<Response | PushOutcome> {
  try {
    return await fetch(url, { ...init, redirect: 'error' });
  } catch (error) {
    return isNeverConnected(error)
      ? { kind: 'refused', status: null, retryAfterMs: undefined }
      : { kind: 'unknown' };
  }
}

/** Any status that says neither yes nor no such account nor conflict. */
export function refused(response: Response): PushOutcome {
  return { kind: 'refused', status: response.status, retryAfterMs: retryAfterMs(response) };
}
