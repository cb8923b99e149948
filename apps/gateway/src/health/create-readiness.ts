import { activeCatalogueVersion } from '@planbridge/accounts';
import type { AskDatabase } from '../account/create-database-gate.ts';
import type { ProbeTemporal, TemporalState } from '../temporal/create-temporal-probe.ts';

type Readiness = TemporalState & Readonly<{ ready: boolean; database: 'up' | 'down' }>;

export type CheckReadiness = () => Promise<Readiness>;

export function createReadiness(
  deps: Readonly<{
    probeTemporal: ProbeTemporal;
    askDatabase: AskDatabase;
    /** Probes come from outside, as often as anybody likes; what they ask is asked at most this often. */
    freshMs?: number;
  }>,
): CheckReadiness {
  const { probeTemporal, askDatabase, freshMs = 1000 } = deps;
  let workerWasSeen = false;
  let last: Readonly<{ at: number; readiness: Promise<Readiness> }> | null = null;

  async function check(): Promise<Readiness> {
    const [temporal, database] = await Promise.all([probeTemporal(), probeDatabase(askDatabase)]);
    workerWasSeen ||= temporal.worker === 'polling';
    // A webhook needs only Temporal, and a worker that goes away later comes back to what has piled up: taking the gateway out of
    // the balancer for either would turn a delay into refusals.
    const ready = workerWasSeen && temporal.temporal === 'up' && temporal.searchAttributes !== 'missing';
    return { ready, ...temporal, database };
  }

  return async function checkReadiness() {
    const now = performance.now();
    if (last === null || now - last.at >= freshMs) {
      last = { at: now, readiness: check() };
    }
    return await last.readiness;
  };
}

async function probeDatabase(askDatabase: AskDatabase): Promise<'up' | 'down'> {
  try {
    await askDatabase(activeCatalogueVersion);
    return 'up';
  } catch {
    return 'down';
  }
}
