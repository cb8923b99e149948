import { environment } from './environment.ts';

/** The run's real Temporal dev server. It is shared: use workflow ids and task queues of your own. */
export function testTemporal(): Readonly<{ address: string; namespace: string }> {
  return { address: environment('TEST_TEMPORAL_ADDRESS'), namespace: 'default' };
}
