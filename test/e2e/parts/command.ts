/** Has a part of the sandbox do something, by its `/_control`. */
export async function command(url: string, body: unknown, method = 'POST'): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === null ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${url} was answered by ${response.status}: ${text}`);
  }
  return JSON.parse(text);
}
