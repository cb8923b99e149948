import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inputError } from '../http/input-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { sendPage } from '../http/send-page.ts';
import { withPrice } from '../stripe/billing/with-price.ts';
import { findPortalSession } from '../stripe/operations/find-portal-session.ts';
import type { PortalView } from '../stripe/operations/find-portal-session.ts';
import { flowRedirect } from '../stripe/operations/flow-redirect.ts';
import { planChangeEffect } from '../stripe/operations/plan-change-effect.ts';
import { plansOffered } from '../stripe/operations/plans-offered.ts';
import type { World } from '../stripe/world.ts';
import { actInPortal, portalActionSchema } from './act-in-portal.ts';
import { portalPage } from './portal-page.ts';
import type { PortalPageInput } from './portal-page.ts';

type Path = { Params: { token: string } };

const path = '/p/session/:token';

export function portalRoutes(app: FastifyInstance, world: World): void {
  app.get<Path>(path, (request, reply) => {
    const { done = null } = parseInput(z.object({ done: z.string().max(100).optional() }), request.query);
    const view = theVisit(request.params.token);
    const offers = new Map(
      view.subscriptions.map(({ subscription }) => [
        subscription.id,
        plansOffered(world, view, subscription),
      ]),
    );
    const effectOf: PortalPageInput['effectOf'] = (subscription, price, quantity) => {
      const [item] = subscription.items.data;
      const { configuration } = view;
      return item === undefined
        ? null
        : planChangeEffect(world, subscription, { after: withPrice(item, price, quantity), configuration });
    };
    return sendPage(reply, portalPage({ view, offers, effectOf, done }));
  });

  app.post<Path>(path, (request, reply) => {
    const { token } = request.params;
    const view = theVisit(token);
    const done = actInPortal(world, view, parseInput(portalActionSchema, request.body));
    const own = `/p/session/${token}?${new URLSearchParams({ done }).toString()}`;
    return reply.redirect(flowRedirect(view) ?? own, 303);
  });

  function theVisit(token: string): PortalView {
    const view = findPortalSession(world, token);
    if (view === null) {
      throw inputError(
        'This link is not valid any more. Go back to the site and open the portal again.',
        404,
      );
    }
    return view;
  }
}
