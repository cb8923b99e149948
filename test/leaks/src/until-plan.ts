import { heldEntitlement } from '../../e2e/parts/held-entitlement.ts';
import { until } from '../../cluster/until.ts';
import type { Stage, User } from './stage.ts';

/** Until the product holds this plan for the user. */
export async function untilPlan({ system }: Stage, user: User, plan: string): Promise<void> {
  await until(
    `the plan ${plan} of ${user.id}`,
    async () => ((await heldEntitlement(system, user.id))?.plan === plan ? true : null),
    { patienceMs: 60_000 },
  );
}
