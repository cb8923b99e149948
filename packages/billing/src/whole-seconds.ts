/** `2026-11-22T00:00:00.000Z` and `2026-11-22T00:00:00Z` are one instant, but `.` sorts before `Z`: without fractions, text order is time order. */
export function wholeSeconds(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}
