import type { FastifyReply, FastifyRequest } from 'fastify';

/** One cookie that only this site’s server reads. Lax: other sites’ forms come without it. */
export function cookie(name: string, maxAgeSeconds: number) {
  const attributes = 'Path=/; HttpOnly; SameSite=Lax';
  return {
    read: (request: FastifyRequest): string | null =>
      new RegExp(`(?:^|; )${name}=([\\w.~-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? null,
    write: (reply: FastifyReply, value: string): void =>
      void reply.header('set-cookie', `${name}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`),
    clear: (reply: FastifyReply): void =>
      void reply.header('set-cookie', `${name}=; Max-Age=0; ${attributes}`),
  };
}
