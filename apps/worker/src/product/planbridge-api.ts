import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { EntitlementApi, Push, PushOutcome } from './entitlement-api.ts';
import { refused, request } from './http.ts';

export type PlanbridgeApiSettings = Readonly<{ url: string; token: string; sourceId: string }>;

/** The product's own API as the design specifies it: it keeps the greater revision, so a late push cannot turn anything back. */
export function createPlanbridgeApi({ url, token, sourceId }: PlanbridgeApiSettings): EntitlementApi {
  const base = url.replace(/\/+$/, '');
  const urlOf = (accountId: string) => `${base}/entitlements/${encodeURIComponent(accountId)}`;
  return {
    fenced: true,
    push: async (push, signal) => {
      const body = bodyOf(push, sourceId);
      const text = JSON.stringify(body);
      const response = await request(urlOf(push.accountId), {
        method: 'PUT',
        signal,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': `${push.ref}:${push.revision}:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`,
        },
        body: text,
      });
      return response instanceof Response ? readAnswer(response, body) : response;
    },
    holds: async (push, signal) => {
      const response = await request(urlOf(push.accountId), {
        signal,
        headers: { authorization: `Bearer ${token}` },
      });
      return response instanceof Response ? readHeld(response, bodyOf(push, sourceId)) : 'unknown';
    },
  };
}

type Body = ReturnType<typeof bodyOf>;

function bodyOf({ accountId, revision, entitlement }: Push, source: string) {
  if (revision > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new Error('The revision has outgrown what JSON numbers can say exactly.');
  }
  return { account_id: accountId, revision: Number(revision), source, ...entitlement };
}

async function readAnswer(response: Response, body: Body): Promise<PushOutcome> {
  if (response.status === 409) {
    return readConflict(await response.json().catch(() => null), body);
  }
  // The body is not needed, but an unread one keeps the connection busy.
  await response.body?.cancel();
  if (response.ok) {
    return { kind: 'acknowledged' };
  }
  return response.status === 404 ? { kind: 'unknown-account' } : refused(response);
}

const stored = z.looseObject({ revision: z.number(), source: z.string().optional() });

/** A repeated delivery of this very push is done; everything else that is not older than ours is somebody else's and never forced. */
function readConflict(answer: unknown, body: Body): PushOutcome {
  const held = stored.safeParse(answer);
  if (!held.success) {
    return { kind: 'ahead', holder: 'unknown' };
  }
  if (isSame(held.data, body)) {
    return { kind: 'acknowledged' };
  }
  const source = /^[\w.-]{1,64}$/.test(held.data.source ?? '') ? held.data.source : 'unknown';
  return { kind: 'ahead', holder: `${source}:${held.data.revision}` };
}

async function readHeld(response: Response, body: Body): Promise<'yes' | 'no' | 'nothing' | 'unknown'> {
  if (!response.ok) {
    await response.body?.cancel();
    return response.status === 404 ? 'nothing' : 'unknown';
  }
  const held = stored.safeParse(await response.json().catch(() => null));
  return held.success ? (isSame(held.data, body) ? 'yes' : 'no') : 'unknown';
}

/** Values are texts, numbers and a list of texts, so their JSON compares them whole. */
function isSame(held: Readonly<Record<string, unknown>>, body: Body): boolean {
  return Object.entries(body).every(
    ([name, value]) => JSON.stringify(held[name] ?? null) === JSON.stringify(value),
  );
}
