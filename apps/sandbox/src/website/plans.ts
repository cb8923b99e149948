/** What the site sells, as its visitors read it. Stripe and the catalogue know the same plans; nothing here decides anything. */
export type SitePlan = Readonly<{
  id: string;
  name: string;
  about: string;
  prices: Readonly<{ month: string; year: string }> | null;
  seats: Readonly<{ min: number; max: number }> | null;
}>;

/** From the least to the most. */
export const plans: readonly SitePlan[] = [
  { id: 'free', name: 'Free', about: 'Projects for yourself.', prices: null, seats: null },
  {
    id: 'pro',
    name: 'Pro',
    about: 'Projects, export and the API.',
    prices: { month: '$19 a month', year: '$190 a year' },
    seats: null,
  },
  {
    id: 'team',
    name: 'Team',
    about: 'Everything in Pro, and single sign-on.',
    prices: { month: '$29 a seat and month', year: '$290 a seat and year' },
    seats: { min: 2, max: 100 },
  },
  {
    id: 'business',
    name: 'Business',
    about: 'Everything in Team, and an audit log.',
    prices: { month: '$49 a seat and month', year: '$490 a seat and year' },
    seats: { min: 5, max: 500 },
  },
];
