import type { WorkerConfig } from '@planbridge/config';
import { createDbosCloudApi } from './dbos-cloud-api.ts';
import type { EntitlementApi } from './entitlement-api.ts';
import { createPlanbridgeApi } from './planbridge-api.ts';

export function createEntitlementApi({ entitlementApi, sourceId }: WorkerConfig): EntitlementApi {
  switch (entitlementApi.style) {
    case 'planbridge':
      return createPlanbridgeApi({ ...entitlementApi, sourceId });
    case 'dbos-cloud':
      return createDbosCloudApi(entitlementApi);
  }
}
