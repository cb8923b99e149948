export type Answer = Readonly<{ status: number; headers: Headers; text: string; json: unknown }>;

type Wish = Readonly<{
  method?: string;
  json?: unknown;
  form?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  timeoutMs?: number;
}>;

/** One request over real HTTP, on a connection of its own; redirects are not followed. */
export async function send(url: string, wish: Wish = {}): Promise<Answer> {
  const { json, form, headers = {}, timeoutMs = 10_000 } = wish;
  const body = json === undefined ? form && new URLSearchParams(form) : JSON.stringify(json);
  const response = await fetch(url, {
    method: wish.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      connection: 'close',
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
