import type { World } from '../world.ts';
import type { WebhookRule } from './webhook-rule.ts';

/** The newest rule that concerns a webhook of this type, if chance agrees; counted down. */
export function takeRule(world: World, type: string): WebhookRule | null {
  for (const id of world.webhookRules.ids().newestFirst()) {
    const rule = world.webhookRules.get(id);
    if (
      rule !== undefined &&
      (rule.types.includes('*') || rule.types.includes(type)) &&
      world.random() < rule.probability
    ) {
      countDown(world, rule);
      return rule;
    }
  }
  return null;
}

function countDown(world: World, rule: WebhookRule): void {
  if (rule.remaining === 1) {
    world.webhookRules.remove(rule.id);
  } else if (rule.remaining !== null) {
    world.webhookRules.put(rule.id, { ...rule, remaining: rule.remaining - 1 });
  }
}
