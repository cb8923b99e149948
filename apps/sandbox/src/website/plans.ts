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
    prices: { month: '$19', year: '$190' },
    seats: null,
  },
  {
    id: 'team',
    name: 'Team',
    about: 'Everything in Pro, and single sign-on. Priced by the seat.',
    prices: { month: '$29', year: '$290' },
    seats: { min: 2, max: 100 },
  },
  {
    id: 'business',
    name: 'Business',
    about: 'Everything in Team, and an audit log. Priced by the seat.',
    prices: { month: '$49', year: '$490' },
    seats: { min: 5, max: 500 },
  },
];
