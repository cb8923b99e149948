import type { Socket } from 'node:net';
import { problems } from './problems.ts';

/** Node's parser rejects what is not HTTP before Fastify sees a request; the answer has the same shape all the same. */
export function clientErrorHandler(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { document } = problems.badRequest();
  const body = JSON.stringify(document);
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
