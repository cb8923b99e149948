import { createProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { wishProblem } from './wish-problem.ts';

export type InputFault = Readonly<{ where: string; reason: string }>;

/** Which part of the installation a caller could not be served without. */
export type MissingPart = 'database' | 'temporal' | 'worker' | 'stripe' | 'identity' | 'catalogue' | 'time';

const retryAfterSeconds = 2;

/** Every problem this gateway answers with, in one place. */
export const problems = {
  malformedBody: (): Problem =>
    createProblem({
      name: 'malformed-body',
      title: 'The body is not JSON',
      status: 400,
      detail: 'Send one JSON object, encoded in UTF-8, with the content type application/json.',
    }),

  invalidRequest: (faults: readonly InputFault[]): Problem =>
    createProblem({
      name: 'invalid-request',
      title: 'The request does not fit this route',
      status: 400,
      detail: `Correct ${faults.map(({ where }) => where).join(', ')} and send it again.`,
      members: { faults },
    }),

  invalidSignature: (): Problem =>
    createProblem({
      name: 'invalid-signature',
      title: 'The Stripe signature does not match the body',
      status: 400,
      detail:
        'The header stripe-signature must sign exactly these bytes with a secret of this endpoint, not longer than five minutes ago.',
    }),

  invalidEvent: (): Problem =>
    createProblem({
      name: 'invalid-event',
      title: 'The signed body is not a Stripe event',
      status: 400,
      detail:
        'The body must be one JSON object, either an "event" or a "v2.core.event", with an id that starts with evt_.',
    }),

  badRequest: (): Problem =>
    createProblem({
      name: 'bad-request',
      title: 'The request cannot be read',
      status: 400,
      detail: 'The request line, a header or the path is not valid HTTP. The routes are listed at /docs.',
    }),

  headersTooLarge: (): Problem =>
    createProblem({
      name: 'headers-too-large',
      title: 'The headers are too large',
      status: 431,
      detail:
        'The request line and all headers together may have 16 KB. Send less, a shorter token for example.',
    }),

  requestTimeout: (): Problem =>
    createProblem({
      name: 'request-timeout',
      title: 'The request took too long to arrive',
      status: 408,
      detail: 'Headers must be sent within 5 seconds and the whole request within 10. Send it again.',
    }),

  unauthenticated: (reason: 'missing' | 'refused'): Problem =>
    createProblem({
      name: 'unauthenticated',
      title: 'A valid access token is required',
      status: 401,
      detail:
        reason === 'missing'
          ? 'Send the access token of the signed-in user in the header Authorization: Bearer <token>.'
          : 'The access token is expired, malformed or meant for somebody else. Sign in again and use the new token.',
      headers: {
        'www-authenticate':
          reason === 'missing'
            ? 'Bearer realm="planbridge"'
            : 'Bearer realm="planbridge", error="invalid_token"',
      },
    }),

  scopeMissing: (scope: string): Problem =>
    createProblem({
      name: 'scope-missing',
      title: 'The access token lacks a scope',
      status: 403,
      detail: `Ask the identity provider for the scope "${scope}" and use that token.`,
      headers: {
        'www-authenticate': `Bearer realm="planbridge", error="insufficient_scope", scope="${scope}"`,
      },
    }),

  accountIdUnusable: (): Problem =>
    createProblem({
      name: 'account-id-unusable',
      title: 'The access token names no usable account',
      status: 403,
      detail:
        'The claim that holds the account id must be a text of 1 to 200 characters without control characters, and not "." or "..".',
    }),

  notFound: (): Problem =>
    createProblem({
      name: 'not-found',
      title: 'There is no such route',
      status: 404,
      detail: 'The routes are listed at /docs.',
    }),

  methodNotAllowed: (allowed: readonly string[]): Problem =>
    createProblem({
      name: 'method-not-allowed',
      title: 'This route has other methods',
      status: 405,
      detail: `Use ${allowed.join(' or ')}.`,
      headers: { allow: allowed.join(', ') },
    }),

  alreadyOnPlan: (): Problem =>
    createProblem({
      name: 'already-on-plan',
      title: 'The account already has this plan',
      status: 409,
      detail:
        'The subscription already has this plan and these seats. Open the portal to change anything else.',
    }),

  currencyFixed: (currency: string): Problem =>
    createProblem({
      name: 'currency-fixed',
      title: 'The account pays in another currency',
      status: 409,
      detail: `This account still pays for something in ${currency}, in which this plan is not sold. End that first.`,
      members: { currency },
    }),

  noBillingAccount: (): Problem =>
    createProblem({
      name: 'no-billing-account',
      title: 'There is nothing to manage yet',
      status: 409,
      detail: 'This account has never bought anything. Start with a checkout.',
    }),

  bodyTooLarge: (): Problem =>
    createProblem({
      name: 'body-too-large',
      title: 'The body is too large',
      status: 413,
      detail: 'Webhooks may have 1 MB, other bodies 16 KB.',
    }),

  unsupportedMediaType: (): Problem =>
    createProblem({
      name: 'unsupported-media-type',
      title: 'The body has another content type',
      status: 415,
      detail: 'Send JSON with the content type application/json.',
    }),

  tooManyRequests: ({ of, seconds }: Readonly<{ of: 'account' | 'address'; seconds: number }>): Problem =>
    createProblem({
      name: 'too-many-requests',
      title: 'Too many requests',
      status: 429,
      detail: `Too many requests have come from this ${of === 'account' ? 'account' : 'network address'}. Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`,
      headers: { 'retry-after': String(seconds) },
    }),

  wishNotPossible: wishProblem,

  redirectNotAllowed: (field: string): Problem =>
    createProblem({
      name: 'redirect-not-allowed',
      title: 'The return address is not allowed',
      status: 422,
      detail: `"${field}" must be an absolute address of a site that this installation lists in ALLOWED_REDIRECTS.`,
    }),

  internal: (cause: unknown): Problem =>
    createProblem({
      name: 'internal',
      title: 'Something went wrong here',
      status: 500,
      detail: 'The request was understood but could not be answered. Try again later.',
      cause,
    }),

  /** What is missing is told to the operator by log and metric, and to the caller only as "not now". */
  unavailable: (dependency: MissingPart, cause?: unknown): Problem =>
    createProblem({
      name: 'unavailable',
      title: 'This cannot be done right now',
      status: 503,
      detail: `Nothing was lost. Try again in ${retryAfterSeconds} seconds.`,
      headers: { 'retry-after': String(retryAfterSeconds) },
      dependency,
      cause,
    }),
} as const;
