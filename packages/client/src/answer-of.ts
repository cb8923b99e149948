import type { Answer } from './answer.ts';
import type { Problem } from './api-types.ts';

type Reply<Value> = Readonly<{ data?: Value; error?: unknown; response: Response }>;

/** Made here for the caller's sake when no gateway could be heard: it needs one way of handling trouble, not two. */
const unreachable: Problem = {
  type: 'urn:planbridge:problem:unavailable',
  title: 'Billing cannot be reached',
  status: 503,
  detail: 'No answer came in time. Nothing was lost; try again in a moment.',
};

/** An answer or a problem, never an exception: every outcome of a call is one that a page has to show. */
export async function answerOf<Value>(reply: () => Promise<Reply<Value>>): Promise<Answer<Value>> {
  try {
    const { data, error, response } = await reply();
    return data === undefined
      ? {
          ok: false,
          problem: isProblem(error) ? error : unreachable,
          retryAfterSeconds: retryAfter(response),
        }
      : { ok: true, value: data };
  } catch {
    return { ok: false, problem: unreachable, retryAfterSeconds: null };
  }
}

// A proxy on the way answers with pages of its own.
function isProblem(error: unknown): error is Problem {
  return (
    typeof error === 'object' &&
    error !== null &&
    ['type', 'title', 'detail'].every((field) => typeof Reflect.get(error, field) === 'string') &&
    typeof Reflect.get(error, 'status') === 'number'
  );
}

function retryAfter({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}
