import { claim, drawTicket, record, settlePush } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import type { Entitlement } from '@planbridge/billing';

/** What the worker does, without a world outside: decides, pushes and, unless told otherwise, has it acknowledged. */
export async function settle(
  db: AccountsDatabase,
  accountId: string,
  entitlement: Entitlement,
  { acknowledged = true } = {},
): Promise<void> {
  const claimed = await claim(db, { accountId, ticket: await drawTicket(db), ttlMs: 5000 });
  if (claimed.kind !== 'claimed') {
    throw new Error(`The account could not be claimed: ${claimed.kind}.`);
  }
  const { fence, catalogueVersion } = claimed;
  const decision = { entitlement, recheckAt: null, findings: [], trialSeen: false };
  await record(db, { accountId, fence, catalogueVersion, decision });
  if (acknowledged) {
    await settlePush(db, { accountId, fence, revision: fence });
  }
}
