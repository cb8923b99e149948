/** The other way round of `thinEventId`. */
export function snapshotEventId(thinId: string): string {
  return thinId.replace('evt_test_', 'evt_');
}
