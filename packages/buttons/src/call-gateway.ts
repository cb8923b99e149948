import { currentSettings } from './settings.ts';

/** `name` is the last part of the problem's `type` (RFC 9457), or one of ours: `unauthenticated`, `unreachable`. */
export type Answer<T> =
  Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; name: string; detail: string }>;

export type Call = Readonly<{ path: string; token: string | null; body?: unknown; patienceMs: number }>;

/** Expected ends are values; a network that fails is one of them. */
export async function callGateway<T>({ path, token, body, patienceMs }: Call): Promise<Answer<T>> {
  const { gateway, token: askToken, texts } = currentSettings();
  const bearer = token ?? (await askToken());
  if (bearer === null) {
    return { ok: false, name: 'unauthenticated', detail: texts.signIn };
  }
  try {
    const response = await fetch(gateway + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer = await response.json();
    return response.ok
      ? { ok: true, value: answer }
      : { ok: false, name: `${answer.type}`.replace(/^.*[/:]/, ''), detail: `${answer.detail}` };
  } catch {
    return { ok: false, name: 'unreachable', detail: texts.unavailable };
  }
}
