import { decidedIncidentKinds } from '@planbridge/billing';
import type { DecisionBasis, Entitlement, EntitlementDecision } from '@planbridge/billing';
import { sql } from 'drizzle-orm';
import type { AccountsDatabase } from '../database/accounts-database.ts';
import { guarded } from '../database/guarded.ts';

export type Recording =
  | Readonly<{
      kind: 'recorded';
      /** What the product must be told; null when it has this entitlement already, and then the lease is given back too. */
      push: Readonly<{ revision: bigint; entitlement: Entitlement }> | null;
      incidentsOpened: readonly string[];
      incidentsClosed: readonly string[];
    }>
  | Readonly<{ kind: 'lease-lost' }>;

/**
 * Writes what was decided, if the lease is still ours: one statement, so that coverage, revision, plan change and incidents hold or fall
 * together. A push is due if a field of the entitlement changed or an earlier push was never acknowledged.
 */
export const record = guarded(
  'record',
  async (
    db: AccountsDatabase,
    {
      accountId,
      fence,
      catalogueVersion,
      decision,
      basis = null,
    }: Readonly<{
      accountId: string;
      fence: bigint;
      catalogueVersion: number;
      decision: EntitlementDecision;
      /** Left out: the next catalogue concerns the account, whatever it changes. */
      basis?: DecisionBasis | null;
    }>,
  ): Promise<Recording> => {
    const { entitlement } = decision;
    const token = sql`${fence.toString()}::bigint`;
    const findings = sql`jsonb_to_recordset(${JSON.stringify(decision.findings)}::jsonb) as finding(kind text, subject text)`;
    // Ids come back as JSON: the driver, which asks the server for no types, would leave an array as its text.
    const [row] = await db.execute<{
      push_pending: boolean;
      revision: string;
      opened: string[];
      closed: string[];
    }>(sql`
      with before as (
        select id, plan, push_pending or entitlement is distinct from ${JSON.stringify(entitlement)}::jsonb as push
        from accounts where id = ${accountId} and fence = ${token} for update
      ), updated as (
        update accounts set
          plan = ${entitlement.plan}, status = ${entitlement.status}, seats = ${entitlement.seats},
          entitlement = ${JSON.stringify(entitlement)}::jsonb,
          covered_ticket = ${token}, catalogue_version = ${catalogueVersion},
          decision_basis = ${basis === null ? null : JSON.stringify(basis)}::jsonb,
          recheck_at = ${decision.recheckAt}::timestamptz,
          trial_used_at = case when ${decision.trialSeen} then coalesce(trial_used_at, clock_timestamp()) else trial_used_at end,
          push_pending = before.push,
          revision = case when before.push then ${token} else revision end,
          lease_until = case when before.push then lease_until end,
          updated_at = clock_timestamp()
        from before where accounts.id = before.id and accounts.fence = ${token}
        returning accounts.id, accounts.push_pending, accounts.revision, before.plan as plan_before
      ), changed as (
        insert into plan_changes (account_id, from_plan, to_plan, revision)
        select id, plan_before, ${entitlement.plan}, ${token} from updated where plan_before <> ${entitlement.plan}
      ), opened as (
        insert into incidents (account_id, kind, subject)
        select updated.id, finding.kind, finding.subject from updated, ${findings}
        on conflict (coalesce(account_id, ''), kind, subject) where closed_at is null do nothing
        returning id
      ), closed as (
        update incidents set closed_at = clock_timestamp() from updated
        where incidents.account_id = updated.id and incidents.closed_at is null
          and incidents.kind in (select jsonb_array_elements_text(${JSON.stringify(decidedIncidentKinds)}::jsonb))
          and not exists (select from ${findings} where finding.kind = incidents.kind and finding.subject = incidents.subject)
        returning incidents.id
      )
      select push_pending, revision::text,
        (select coalesce(jsonb_agg(id), '[]') from opened) as opened, (select coalesce(jsonb_agg(id), '[]') from closed) as closed
      from updated`);
    if (row === undefined) {
      return { kind: 'lease-lost' };
    }
    return {
      kind: 'recorded',
      push: row.push_pending ? { revision: BigInt(row.revision), entitlement } : null,
      incidentsOpened: row.opened,
      incidentsClosed: row.closed,
    };
  },
);
