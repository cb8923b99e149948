import { fields } from '../http/fields.ts';
import { portalConfigurationParams } from './portal-configuration-params.ts';

/** What is not used any more is switched off rather than deleted. */
export const changedPortalConfigurationParams = portalConfigurationParams
  .partial()
  .extend({ active: fields.flag.optional() });
