import type { FastifyReply } from 'fastify';

/** Announces the whole body, sends half of it, and cuts the connection. */
export function cutShort(reply: FastifyReply, body: unknown): void {
  const whole = Buffer.from(
    typeof body === 'string' || body instanceof Uint8Array ? body : '{"a body of no text":1}',
  );
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) {
      reply.raw.setHeader(name, value);
    }
  }
  reply.raw.writeHead(reply.statusCode, { 'content-length': whole.length });
  reply.raw.write(whole.subarray(0, Math.floor(whole.length / 2)), () => reply.raw.destroy());
}
