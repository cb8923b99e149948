import type { Route } from './http/route.ts';
import { catalogue } from './routes/catalogue.ts';
import { checkoutSessions } from './routes/checkout-sessions.ts';
import { customers } from './routes/customers.ts';
import { eventDestinations } from './routes/event-destinations.ts';
import { events } from './routes/events.ts';
import { invoices } from './routes/invoices.ts';
import { portalConfigurations } from './routes/portal-configurations.ts';
import { portalSessions } from './routes/portal-sessions.ts';
import { subscriptionSchedules } from './routes/subscription-schedules.ts';
import { subscriptions } from './routes/subscriptions.ts';
import { thinEvents } from './routes/thin-events.ts';
import { webhookEndpoints } from './routes/webhook-endpoints.ts';

export const routes: readonly Route[] = [
  ...customers,
  ...catalogue,
  ...checkoutSessions,
  ...subscriptions,
  ...subscriptionSchedules,
  ...invoices,
  ...portalSessions,
  ...portalConfigurations,
  ...events,
  ...thinEvents,
  ...webhookEndpoints,
  ...eventDestinations,
];
