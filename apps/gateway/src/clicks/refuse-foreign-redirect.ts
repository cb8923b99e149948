import { isAllowedRedirect } from '@planbridge/config';
import type { AllowedRedirect } from '@planbridge/config';
import { problems } from '../http/problems.ts';

/** An address that anybody may choose would make our link a stranger's door. */
export function refuseForeignRedirect(
  fields: Readonly<Record<string, string>>,
  allowed: readonly AllowedRedirect[],
): void {
  for (const [field, url] of Object.entries(fields)) {
    if (!isAllowedRedirect(url, allowed)) {
      throw problems.redirectNotAllowed(field);
    }
  }
}
