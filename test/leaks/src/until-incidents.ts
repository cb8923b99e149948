import postgres from 'postgres';
import { until } from '../../cluster/until.ts';
import type { Stage } from './stage.ts';

/** Until incidents of all these kinds were told to the operator. */
export async function untilIncidents({ system }: Stage, kinds: readonly string[]): Promise<void> {
  const sql = postgres(system.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await until(
      `incidents of the kinds ${kinds.join(', ')}`,
      async () => {
        const rows = await sql<{ kind: string }[]>`
          select distinct kind from incidents where announced_at is not null`;
        const missing = kinds.filter((kind) => !rows.some((row) => row.kind === kind));
        if (missing.length > 0) {
          throw new Error(`Missing are ${missing.join(', ')}`);
        }
        return true;
      },
      { patienceMs: 60_000 },
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}
