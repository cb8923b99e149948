const daySeconds = 86_400;
const digits = 12;
const space = 16 ** digits;

/**
 * A day is laid over the refs, which are random hexadecimal digits: each second of it has its part of the accounts. So a moment in time says
 * which accounts are next, the walk has no beginning or end, and everybody's turn comes once a day.
 */
export const dayOfRefs = {
  daySeconds,

  /** Every ref of this second and of later ones is greater. */
  before: (second: number): string => {
    const ofDay = second % daySeconds;
    return ofDay === 0
      ? ''
      : Math.ceil((ofDay / daySeconds) * space)
          .toString(16)
          .padStart(digits, '0');
  },

  /** The second of a day that the ref belongs to. */
  secondOf: (ref: string): number => {
    const place = Number.parseInt(ref.slice(0, digits), 16);
    return Math.floor((place / space) * daySeconds);
  },
} as const;
