import type { FastifyReply } from 'fastify';
import { page } from './page.ts';
import type { PageParts } from './page.ts';

/** Pages show what is so now: no cache may keep them. */
export function sendPage(reply: FastifyReply, parts: PageParts, status = 200): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(String(page(parts)));
}
