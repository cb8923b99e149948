import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const nothing = ["'none'"];

/** Answers are data: should one ever be shown as a page, it may load, frame and send nothing. `/docs` has a policy of its own. */
export async function setSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: nothing, baseUri: nothing, formAction: nothing, frameAncestors: nothing },
    },
    xFrameOptions: { action: 'deny' },
    // Of hosts below this one, which may be others' and plain http, nothing is known here.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
  });
}
