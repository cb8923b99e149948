/**
 * One event on its way to one endpoint. Delivered ones are not kept: what has none left was delivered. Times are milliseconds of real time,
 * because signatures and retries know no moved clock.
 */
export type Delivery = Readonly<{
  id: string;
  event: string;
  type: string;
  endpoint: string;
  state: 'pending' | 'held' | 'dropped';
  attempts: readonly Readonly<{ at: number; status: number | null }>[];
  nextAt: number;
}>;
