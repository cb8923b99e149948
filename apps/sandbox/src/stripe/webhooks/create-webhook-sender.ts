import type { FastifyBaseLogger } from 'fastify';
import type { World } from '../world.ts';
import { attemptDelivery } from './attempt-delivery.ts';
import type { Delivery } from './delivery.ts';

export type WebhookSender = Readonly<{
  start(): void;
  /** Waits for what is being sent; what is still to be sent is sent after the next start. */
  close(): Promise<void>;
}>;

export type SenderSettings = Readonly<{
  /** The wait after the first failure; each further one doubles it. Stripe's own schedule takes days and is not published (stripe.md 2, Delivery). */
  firstRetryMs?: number;
  longestRetryMs?: number;
  timeoutMs?: number;
  /** So many are under way at once. */
  concurrency?: number;
  /** How often it looks for what is to be sent. */
  everyMs?: number;
  log: FastifyBaseLogger;
}>;

/** Sends every pending delivery until it is answered with 2xx, at least once and in no promised order, as Stripe does. */
export function createWebhookSender(
  world: World,
  {
    firstRetryMs = 1_000,
    longestRetryMs = 30_000,
    timeoutMs = 10_000,
    concurrency = 32,
    everyMs = 50,
    log,
  }: SenderSettings,
): WebhookSender {
  const underWay = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const send = async (delivery: Delivery): Promise<void> => {
    const status = await attemptDelivery(world, delivery, timeoutMs);
    const current = world.deliveries.get(delivery.id);
    if (current === undefined) {
      return;
    }
    if (status !== null && status >= 200 && status < 300) {
      world.deliveries.remove(delivery.id);
      return;
    }
    const attempts = [...current.attempts, { at: world.realNow(), status }];
    const wait = Math.min(firstRetryMs * 2 ** (attempts.length - 1), longestRetryMs);
    log.debug({ event: delivery.event, status, wait }, 'A webhook was not accepted; it is sent again');
    world.deliveries.put(delivery.id, { ...current, attempts, nextAt: world.realNow() + wait });
  };

  const sendDue = () => {
    for (let next = world.sendQueue.peek(); next !== undefined; next = world.sendQueue.peek()) {
      if (timer === undefined || underWay.size >= concurrency || next.at > world.realNow()) {
        return;
      }
      // Taken out while it is under way; writing its outcome puts it in again.
      world.sendQueue.set(next.key, null);
      const delivery = world.deliveries.get(next.key.split(' ')[1] ?? '');
      if (delivery !== undefined) {
        const sending = send(delivery)
          .catch((error: unknown) =>
            log.error({ err: error, event: delivery.event }, 'A webhook could not be sent'),
          )
          .finally(() => {
            underWay.delete(sending);
            sendDue();
          });
        underWay.add(sending);
      }
    }
  };

  return {
    start: () => {
      timer = setInterval(sendDue, everyMs);
    },
    close: async () => {
      clearInterval(timer);
      timer = undefined;
      await Promise.all(underWay);
    },
  };
}
