import { currentSettings } from './settings.ts';

/** `name` is the last part of the problem's `type` (RFC 9457), or one of ours: `unauthenticated`, `unreachable`. */
export type Refusal = Readonly<{
  ok: false;
  name: string;
  detail: string;
  /** The same call may succeed later. */
  isPassing: boolean;
}>;
export type Answer<T> = Readonly<{ ok: true; value: T }> | Refusal;

export type Call<T> = Readonly<{
  path: string;
  /** Of the element; null: the page's source is asked. */
  token: string | null;
  body?: unknown;
  isExpected: (answer: unknown) => answer is T;
  patienceMs: number;
}>;

/** Expected ends are values; a network that fails is one of them. */
export async function callGateway<T>({
  path,
  token,
  body,
  isExpected,
  patienceMs,
}: Call<T>): Promise<Answer<T>> {
  const { gateway, token: askToken, texts } = currentSettings();
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const bearer = token ?? (await Promise.race([askToken(), timeOut(signal)]));
    if (!bearer) return { ok: false, name: 'unauthenticated', detail: texts.signIn, isPassing: false };
    const response = await fetch(gateway.replace(/\/$/, '') + path, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      cache: 'no-store',
      signal,
    });
    const answer: unknown = await response.json();
    if (!response.ok) return refusalOf(answer, response.status);
    if (isExpected(answer)) return { ok: true, value: answer };
  } catch {
    // The next line says it.
  }
  return { ok: false, name: 'unreachable', detail: texts.unavailable, isPassing: true };
}

function refusalOf(answer: unknown, status: number): Refusal {
  const { type, detail }: Readonly<{ type?: unknown; detail?: unknown }> = answer ?? {};
  return {
    ok: false,
    name: textOf(type).replace(/^.*[/:]/, ''),
    detail: textOf(detail),
    isPassing: status === 408 || status === 429 || status >= 500,
  };
}

function textOf(member: unknown): string {
  return typeof member === 'string' ? member : '';
}

/** The page's source may hang as any network does. */
function timeOut(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
