import Fastify from 'fastify';
import type { FastifyReply } from 'fastify';

export type Call = Readonly<{ path: string; authorization: string | undefined; body: unknown }>;
type Answer = Readonly<{ status?: number; headers?: Readonly<Record<string, string>>; body: unknown }>;

/** A gateway that records what it is asked and answers what the test says, by path. */
export async function startGateway(answers: Readonly<Record<string, Answer>>) {
  const calls: Call[] = [];
  const app = Fastify({ forceCloseConnections: true });
  app.all('/*', (request, reply): FastifyReply => {
    const { url: path, body } = request;
    calls.push({ path, authorization: request.headers.authorization, body: body ?? null });
    const known = answers[path.split('?')[0] ?? ''] ?? { status: 404, body: {} };
    const { status = 200, headers = {}, body: answer } = known;
    return reply.code(status).headers(headers).send(answer);
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, calls, close: () => app.close() };
}
