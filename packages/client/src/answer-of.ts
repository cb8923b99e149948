import type { Answer } from './answer.ts';
import type { Problem } from './api-types.ts';
import { retryAfter } from './retry-after.ts';

type Reply<Value> = Readonly<{ data?: Value; error?: unknown; response: Response }>;

/** Made here for the caller's sake when no gateway could be heard: it needs one way of handling trouble, not two. */
const unreachable: Problem = {
  type: 'urn:planbridge:problem:unavailable',
  title: 'Billing cannot be reached',
  status: 503,
  detail: 'No answer of the gateway came in time. Nothing was lost; try again in a moment.',
};

/** An answer or a problem, never an exception: every outcome of a call is one that a page has to show. */
export async function answerOf<Value>(
  isExpected: (answer: unknown) => boolean,
  reply: () => Promise<Reply<Value>>,
): Promise<Answer<Value>> {
  try {
    const { data, error, response } = await reply();
    // A proxy or a captive portal on the way may answer 200 with something of its own.
    return data !== undefined && isExpected(data)
      ? { ok: true, value: data }
      : {
          ok: false,
          // What the body says of the status is advice; a proxy may have changed the answer’s.
          problem: isProblem(error) ? { ...error, status: response.status } : unreachable,
          retryAfterSeconds: retryAfter(response),
        };
  } catch {
    return { ok: false, problem: unreachable, retryAfterSeconds: null };
  }
}

/** A proxy refuses with pages of its own. */
function isProblem(error: unknown): error is Problem {
  return (
    typeof error === 'object' &&
    error !== null &&
    ['type', 'title', 'detail'].every((field) => typeof Reflect.get(error, field) === 'string')
  );
}
