/** A catalogue without a fault, for faults to be made in. */
export const rightCatalogue = `fallback_plan: free
plans:
  free: { name: Free, rank: 0 }
  pro:
    name: Pro
    rank: 10
    prices:
      - { lookup_key: pro_month, interval: month, currency: usd }
      - { id: price_1, interval: year, currency: usd }
ignored_prices:
  - lookup_key: addon
`;
