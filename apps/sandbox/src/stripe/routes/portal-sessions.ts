import { route } from '../http/route.ts';
import { createPortalSession } from '../operations/create-portal-session.ts';
import { portalSessionParams } from '../params/portal-session-params.ts';

/** Made on a click and never read again: Stripe has neither a list nor a retrieve (stripe.md 5). */
export const portalSessions = [
  route({
    method: 'POST',
    url: '/v1/billing_portal/sessions',
    params: portalSessionParams,
    run: ({ world, params }) => createPortalSession(world, params),
  }),
];
