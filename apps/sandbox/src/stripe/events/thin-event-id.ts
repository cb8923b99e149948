const prefix = 'evt_test_';

/** The two twins differ in their ids, and one gives the other, so that only one of them is kept. */
export function thinEventId(snapshotId: string): string {
  return snapshotId.replace('evt_', prefix);
}
