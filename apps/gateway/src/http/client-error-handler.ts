import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Problem } from './problem.ts';
import { problems } from './problems.ts';

const byParserCode = new Map<string | undefined, () => Problem>([
  ['HPE_HEADER_OVERFLOW', problems.headersTooLarge],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', problems.bodyTooLarge],
  ['ERR_HTTP_REQUEST_TIMEOUT', problems.requestTimeout],
]);

/** Node refuses what is not HTTP, too large or too slow before Fastify sees a request; the answer has the same shape all the same. */
export function clientErrorHandler(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { document } = (byParserCode.get(error.code) ?? problems.badRequest)();
  const body = JSON.stringify(document);
  const head = [
    `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
