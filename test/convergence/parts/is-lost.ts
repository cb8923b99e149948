import { asFailure } from '../../../apps/worker/src/failure.ts';

/** An attempt's failure that a later attempt makes good; everything else is a fault of ours. */
export function isLost(failure: unknown): boolean {
  return asFailure(failure, null).type !== 'Unexpected';
}
