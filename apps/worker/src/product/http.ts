import type { PushOutcome } from './entitlement-api.ts';

/**
 * One request to the product. A connection that was never made is a definite no; anything that breaks later may have been applied.
 */
export async function request(url: string, init: RequestInit): Promise<Response | PushOutcome> {
  try {
    return await fetch(url, { ...init, redirect: 'error' });
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined;
    return neverConnected(cause)
      ? { kind: 'refused', status: null, retryAfterMs: undefined }
      : { kind: 'unknown' };
  }
}

const neverConnectedCodes = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

function neverConnected(cause: unknown): boolean {
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error && 'code' in first && neverConnectedCodes.includes(String(first.code));
}

/** `Retry-After` in seconds or as a date. */
export function retryAfterMs(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  if (header === null) {
    return undefined;
  }
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, 600_000) : undefined;
}

/** Any status that says neither yes nor no such account nor conflict. */
export function refused(response: Response): PushOutcome {
  return { kind: 'refused', status: response.status, retryAfterMs: retryAfterMs(response) };
}
