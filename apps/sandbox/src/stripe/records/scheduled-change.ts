/** What a subscription's schedule will change at its next renewal. */
export type ScheduledChange = Readonly<{
  id: string;
  subscription: string;
  price: string;
  quantity: number;
  at: number;
}>;
