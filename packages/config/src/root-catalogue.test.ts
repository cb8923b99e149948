import { readFileSync } from 'node:fs';
import { parseCatalogue } from './parse-catalogue.ts';

const source = readFileSync(new URL('../../../catalogue.yaml', import.meta.url), 'utf8');

test('the catalogue that start and the sandbox use has no fault', () => {
  expect(parseCatalogue(source)).toMatchObject({ ok: true });
});

test('sells every plan but the fallback by month and year, in two currencies', () => {
  const parsed = parseCatalogue(source);
  const sold = parsed.ok
    ? parsed.catalogue.plans.flatMap(({ id, prices }) =>
        prices.map(({ interval, currency }) => `${id} ${interval} ${currency}`),
      )
    : [];
  const wished = ['pro', 'team', 'business'].flatMap((plan) =>
    ['month usd', 'year usd', 'month eur', 'year eur'].map((price) => `${plan} ${price}`),
  );
  expect(sold).toEqual(wished);
});
