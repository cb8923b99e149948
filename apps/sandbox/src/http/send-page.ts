import type { FastifyReply } from 'fastify';
import { page } from './page.ts';
import type { PageParts } from './page.ts';

export type SentPage = PageParts &
  Readonly<{
    /** `no-cache`: a browser may keep the page whole for the way back to it, and has to ask before it shows it anew. */
    cacheControl?: 'no-store' | 'no-cache';
  }>;

/** Pages show what is so now: no cache may keep them, if they do not say otherwise. */
export function sendPage(
  reply: FastifyReply,
  { cacheControl = 'no-store', ...parts }: SentPage,
  status = 200,
): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', cacheControl)
    .header('referrer-policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(String(page(parts)));
}
