import { z } from 'zod';
import { releaseSchedule } from '../changes/release-schedule.ts';
import { fields } from '../http/fields.ts';
import { found } from '../http/found.ts';
import { idOf } from '../billing/id-of.ts';
import { pageOf } from '../http/page-of.ts';
import { refusal } from '../http/refusal.ts';
import { route } from '../http/route.ts';

const { text, page, flag, ignored } = fields;
const kind = 'subscription schedule';

/** They are made in the portal here; by the API they are read, and let go of. */
export const subscriptionSchedules = [
  route({
    method: 'GET',
    url: '/v1/subscription_schedules',
    params: z.strictObject({ ...page, customer: text.optional(), scheduled: flag.optional() }),
    run: ({ world, params: { customer, scheduled, ...position } }) =>
      pageOf(world.schedules, {
        ids: world.schedules.ids(customer === undefined ? undefined : { index: 'customer', value: customer }),
        url: '/v1/subscription_schedules',
        kind,
        page: position,
        // None of these waits for its start.
        matches: () => scheduled !== true,
      }),
  }),
  route({
    method: 'GET',
    url: '/v1/subscription_schedules/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => found(world.schedules.get(id), kind, id),
  }),
  route({
    method: 'POST',
    url: '/v1/subscription_schedules/:id/release',
    params: z.strictObject({ preserve_cancel_date: ignored }),
    run: ({ world, id }) => {
      const { status, subscription } = found(world.schedules.get(id), kind, id);
      if (status !== 'active' || subscription === null) {
        throw refusal({
          message: `You cannot release a subscription schedule that is currently in the \`${status}\` status.`,
        });
      }
      releaseSchedule(world, idOf(subscription));
      return found(world.schedules.get(id), kind, id);
    },
  }),
];
