const instantPattern = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/;

/**
 * The instant so many days later. The core has no `Date`, which is also a clock, so the calendar is reckoned here. Null: `instant` is
 * not one, or the result lies outside the years 0 to 9999, where text order ceases to be time order.
 */
export function addDays(instant: string, days: number): string | null {
  const [, year, month, day, time] = instantPattern.exec(instant) ?? [];
  if (time === undefined || !Number.isSafeInteger(days)) return null;
  const date = dateOfDay(dayOfDate(Number(year), Number(month), Number(day)) + days);
  if (date.year < 0 || date.year > 9999) return null;
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}${time}Z`;
}

// Both count days from 0000-03-01, because a year that starts in March has its leap day at the end; 146,097 days are 400 years.
function dayOfDate(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  );
}

function dateOfDay(dayNumber: number): Readonly<{ year: number; month: number; day: number }> {
  const era = Math.floor(dayNumber / 146_097);
  const dayOfEra = dayNumber - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
