import type { EventRecord } from '../events/event-record.ts';
import { newId } from '../new-id.ts';
import type { World } from '../world.ts';
import type { Delivery } from './delivery.ts';
import { takeRule } from './take-rule.ts';
import { wants } from './wants.ts';
import type { WebhookRule } from './webhook-rule.ts';

/** A delivery for every enabled endpoint that wants the event, as control's rules bend it. */
export function queueDeliveries(world: World, event: EventRecord): void {
  for (const endpoint of world.endpoints.list()) {
    if (endpoint.status === 'enabled' && wants(endpoint, event.type)) {
      const rule = takeRule(world, event.type);
      for (let copies = rule?.action === 'duplicate' ? 2 : 1; copies > 0; copies -= 1) {
        const delivery = deliveryOf(world, { event, endpoint: endpoint.id, rule });
        world.deliveries.put(delivery.id, delivery);
      }
    }
  }
}

function deliveryOf(
  world: World,
  { event, endpoint, rule }: Readonly<{ event: EventRecord; endpoint: string; rule: WebhookRule | null }>,
): Delivery {
  return {
    id: newId('dlv'),
    event: event.id,
    type: event.type,
    endpoint,
    state: rule?.action === 'drop' ? 'dropped' : rule?.action === 'hold' ? 'held' : 'pending',
    attempts: [],
    nextAt: world.realNow() + delayOf(world, rule),
  };
}

function delayOf(world: World, rule: WebhookRule | null): number {
  if (rule?.action === 'delay') {
    return rule.ms;
  }
  return rule?.action === 'shuffle' ? Math.floor(world.random() * rule.ms) : 0;
}
