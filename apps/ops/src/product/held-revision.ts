import { z } from 'zod';
import { ExplainedError } from '../explained-error.ts';
import { PassingError } from '../passing-error.ts';

export type ProductAccess = Readonly<{ url: string; token: string }>;

const timeoutMs = 10_000;
const longestMs = 600_000;

const held = z.looseObject({ revision: z.int().nonnegative() });

/** The revision that the product holds of the account; null: it holds nothing of it. */
export async function heldRevision(
  { url, token }: ProductAccess,
  { id, ref }: Readonly<{ id: string; ref: string }>,
): Promise<bigint | null> {
  const { response, body } = await ask(
    `${url.replace(/\/+$/, '')}/entitlements/${encodeURIComponent(id)}`,
    token,
  );
  const { status } = response;
  if (status === 404) {
    return null;
  }
  if (status === 401 || status === 403) {
    throw new ExplainedError(`The product refuses our token (${status}): check ENTITLEMENT_API_TOKEN.`);
  }
  if (status === 429 || status >= 500) {
    throw new PassingError(`The product answered ${status}, several times: run this again when it is well.`, {
      retryAfterMs: retryAfterMs(response),
    });
  }
  const answer = held.safeParse(body);
  if (!response.ok || !answer.success) {
    throw new ExplainedError(
      `The product does not say what revision it holds of the account ${ref} (it answered ${status}): GET /entitlements/{account_id} must answer the stored entitlement, or 404.`,
    );
  }
  return BigInt(answer.data.revision);
}

async function ask(url: string, token: string): Promise<Readonly<{ response: Response; body: unknown }>> {
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    return { response, body: parse(await response.text()) };
  } catch (cause) {
    throw new PassingError('The product did not answer, several times: run this again when it is well.', {
      cause,
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function retryAfterMs({ headers }: Response): number {
  const header = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return ms > 0 ? Math.min(ms, longestMs) : 0;
}
