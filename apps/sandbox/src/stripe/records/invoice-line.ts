/** What a line of an invoice bills, as far as it is reckoned here. */
export type InvoiceLine = Readonly<{
  item: string;
  price: string;
  quantity: number;
  amount: number;
  description: string | null;
  proration: boolean;
  period: Readonly<{ start: number; end: number }>;
}>;
