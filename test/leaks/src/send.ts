/** Commands the sandbox, which answers in JSON or not at all. */
export async function send(url: string, body?: unknown, method = 'POST'): Promise<unknown> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(20_000),
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${url} was answered with ${response.status}: ${text.slice(0, 300)}`);
  }
  return text === '' ? null : JSON.parse(text);
}
