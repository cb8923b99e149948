import { moveMark, readMark } from '@planbridge/accounts';
import { asFailure } from '../failure.ts';
import type { AttemptLimits } from '../settle/attempt-limits.ts';
import type { SettleDependencies } from '../settle/dependencies.ts';
import { stripeFailure } from '../stripe/stripe-failure.ts';
import type { Reconciled } from '../workflows/ports.ts';
import { accountsBetween } from './accounts-between.ts';
import { dayOfRefs } from './day-of-refs.ts';
import { reconcileAccount } from './reconcile-account.ts';
import type { Comparison } from './reconcile-account.ts';

export type Walk = Readonly<{ limitsOf: () => AttemptLimits; walkMs: number; signal: AbortSignal }>;

const markName = 'reconcile';

/** So many failures in a row are not about the accounts. */
const tolerance = 5;

/** Compares those accounts with Stripe and the product whose turn has come since the last walk. */
export async function reconcile(deps: SettleDependencies, walk: Walk): Promise<Reconciled> {
  const { db, now } = deps;
  const nowSeconds = Math.floor(now().getTime() / 1000);
  const found: Record<Comparison, number> = { agreed: 0, repaired: 0, left: 0 };
  const deadline = performance.now() + walk.walkMs;
  let failures = 0;
  for await (const { ref, second } of accountsBetween(db, await begin(deps, nowSeconds), nowSeconds)) {
    if (isHindered(deps, walk) || failures >= tolerance || performance.now() > deadline) {
      return found;
    }
    const comparison = await compare(deps, ref, walk);
    failures = comparison === null ? failures + 1 : 0;
    found[comparison ?? 'left'] += 1;
    // What failed is not passed before another account has succeeded: then it was about that account, and it is looked at again tomorrow.
    if (comparison !== null) {
      await moveMark(db, markName, second);
    }
  }
  if (failures === 0) {
    await moveMark(db, markName, nowSeconds);
  }
  return found;
}

/** Where the last walk ended. Who was away for days need not make up for each of them: a whole day lies over all accounts. */
async function begin({ db }: SettleDependencies, nowSeconds: number): Promise<number> {
  const mark = await readMark(db, markName);
  if (mark === null) {
    await moveMark(db, markName, nowSeconds);
    return nowSeconds;
  }
  const days = Math.floor((nowSeconds - mark) / dayOfRefs.daySeconds);
  return mark + Math.max(0, days - 1) * dayOfRefs.daySeconds;
}

/** During an outage nothing can be compared; the walk goes on from here when it is over. */
function isHindered({ isStripeDown, isProductDown }: SettleDependencies, { signal }: Walk): boolean {
  signal.throwIfAborted();
  return isStripeDown() || isProductDown();
}

/** Null: it failed. */
async function compare(
  deps: SettleDependencies,
  ref: string,
  { limitsOf }: Walk,
): Promise<Comparison | null> {
  const limits = limitsOf();
  limits.heartbeat();
  try {
    return await reconcileAccount(deps, ref, limitsOf);
  } catch (error) {
    const { type, message } = asFailure(stripeFailure(error) ?? error, ref);
    deps.log.warn({ ref, type }, message);
    return null;
  }
}
