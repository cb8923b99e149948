import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Call = Readonly<{
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
  /** The caller hung up before it was answered. */
  abandoned: () => boolean;
}>;

export type Answer =
  | Readonly<{ status?: number; body: unknown; headers?: Readonly<Record<string, string>> }>
  /** Never answered. */
  | 'silence'
  /** The connection ends without an answer. */
  | 'hang-up'
  /** The connection breaks in the middle of the body. */
  | 'break';

/** A real HTTP server that answers as told and remembers what it was asked. A string is sent as it is, anything else as JSON. */
export async function startServer(answerTo: (call: Call) => Answer | Promise<Answer>) {
  const calls: Call[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await readCall(request, response);
    calls.push(call);
    send(response, await answerTo(call));
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server does not listen.');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readCall(request: IncomingMessage, response: ServerResponse): Promise<Call> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server');
  const { method = '', headers } = request;
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += String(chunk);
  }
  const abandoned = () => response.destroyed && !response.writableFinished;
  return { method, path: pathname, query: searchParams, headers, body, abandoned };
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer === 'silence') {
    return;
  }
  if (answer === 'hang-up') {
    response.destroy();
    return;
  }
  if (answer === 'break') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"object":"list","data":[', () => response.destroy());
    return;
  }
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const status = answer.status ?? 200;
  response.writeHead(status, { 'content-type': 'application/json', ...answer.headers });
  response.end(status === 204 ? undefined : text);
}
