const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day as people write it, such as `22 December 2026`. */
export function dateText(date: Date): string {
  return format.format(date);
}
