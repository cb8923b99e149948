import { createNamespace as createTestNamespace } from '../../../../test/services/create-namespace.ts';
import { createTemporalClient } from '../../src/temporal/create-temporal-client.ts';

/** With the gateway's own client besides the one that looks at what it has started. */
export async function createNamespace(given: Parameters<typeof createTestNamespace>[0] = {}) {
  const namespace = await createTestNamespace(given);
  const temporal = createTemporalClient({
    connectionOptions: { address: namespace.address },
    namespace: namespace.namespace,
  });
  return {
    ...namespace,
    temporal,
    close: async () => {
      await temporal.close();
      await namespace.close();
    },
  };
}
