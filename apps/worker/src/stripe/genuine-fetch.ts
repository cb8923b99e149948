/** Stands in for an answer that cannot be Stripe's: the SDK makes a retryable API error of it. */
const unintelligible = () =>
  new Response('{"error":{"type":"api_error","code":"unintelligible_answer"}}', {
    status: 502,
    headers: { 'content-type': 'application/json' },
  });

/**
 * A fetch that lets pass only what Stripe's API can have said. Otherwise stripe-node 23 resolves an error without its envelope as a success,
 * and a JSON body that is not an object (a broken proxy's) crashes the process; see its RequestSender.
 */
export function createGenuineFetch(signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    const signals = init?.signal ? [init.signal, signal] : [signal];
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals), redirect: 'manual' });
    const body = parse(await response.text());
    if (
      typeof body !== 'object' ||
      body === null ||
      Array.isArray(body) ||
      (!response.ok && !('error' in body))
    ) {
      return unintelligible();
    }
    return Response.json(body, { status: response.status, headers: headersOf(response) });
  };
}

/** Undefined for what is not JSON, such as a proxy's HTML or half a body. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body was decoded and is written again, so what describes its old form must go. */
function headersOf(response: Response): Headers {
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) {
    headers.delete(name);
  }
  return headers;
}
