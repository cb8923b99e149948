import { z } from 'zod';
import type { EntitlementApi, PushOutcome } from './entitlement-api.ts';
import { refused, request } from './http.ts';

export type DbosCloudApiSettings = Readonly<{
  url: string;
  tokenUrl: string;
  clientId: string;
  refreshToken: string;
}>;

type Token = Readonly<{ value: string; expiresAtMs: number }>;

/** Renewed this long before it ends, so that it does not end on the way. */
const marginMs = 30_000;

/** The API of the system that this project replaces: no revision, so no fence, and a token from an OAuth refresh-token grant. */
export function createDbosCloudApi(settings: DbosCloudApiSettings): EntitlementApi {
  const base = settings.url.replace(/\/+$/, '');
  let cached: Token | null = null;
  return {
    fenced: false,
    push: async ({ accountId, entitlement }, signal) => {
      const attempt = async (): Promise<PushOutcome> => {
        if (cached === null || cached.expiresAtMs - marginMs <= Date.now()) {
          const token = await fetchToken(settings, signal);
          if ('kind' in token) {
            return token;
          }
          cached = token;
        }
        const response = await request(`${base}/admin/v1alpha1/users/update-sub`, {
          method: 'POST',
          signal,
          headers: { authorization: `Bearer ${cached.value}`, 'content-type': 'application/json' },
          body: JSON.stringify({ subject_id: accountId, subscription_plan: entitlement.plan }),
        });
        return response instanceof Response ? readAnswer(response) : response;
      };
      const first = await attempt();
      if (first.kind === 'refused' && first.status === 401) {
        cached = null;
        return attempt();
      }
      return first;
    },
  };
}

async function readAnswer(response: Response): Promise<PushOutcome> {
  await response.body?.cancel();
  if (response.ok) {
    return { kind: 'acknowledged' };
  }
  return response.status === 404 ? { kind: 'unknown-account' } : refused(response);
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

async function fetchToken(
  { tokenUrl, clientId, refreshToken }: DbosCloudApiSettings,
  signal: AbortSignal,
): Promise<Token | PushOutcome> {
  const requestedAtMs = Date.now();
  const response = await request(tokenUrl, {
    method: 'POST',
    signal,
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: refreshToken,
    }),
  });
  if (!(response instanceof Response)) {
    // Without a token nothing was pushed, whatever became of this request.
    return { kind: 'refused', status: null, retryAfterMs: undefined };
  }
  const answer = tokenAnswer.safeParse(await response.json().catch(() => null));
  return response.ok && answer.success
    ? { value: answer.data.access_token, expiresAtMs: requestedAtMs + answer.data.expires_in * 1000 }
    : refused(response);
}
