import type { Catalogue, PriceName } from '@planbridge/billing';
import type { PlacedFault } from './placed-fault.ts';

type Placed<Value> = Readonly<{ path: readonly PropertyKey[]; value: Value }>;

/** What is wrong between the parts of a catalogue whose parts are right. */
export function catalogueFaults(catalogue: Catalogue): readonly PlacedFault[] {
  return [
    ...fallbackFaults(catalogue),
    ...seatFaults(catalogue),
    ...namelessPrices(catalogue),
    ...repetitions('rank', ranks(catalogue)),
    ...repetitions('lookup_key', names(catalogue, 'lookupKey')),
    ...repetitions('id', names(catalogue, 'id')),
    ...repetitions('interval and currency of a price that is sold,', soldPrices(catalogue)),
  ];
}

function fallbackFaults({ plans, fallbackPlan }: Catalogue): readonly PlacedFault[] {
  if (plans.some(({ id }) => id === fallbackPlan)) return [];
  return [{ path: ['fallback_plan'], reason: `names ${fallbackPlan}, which is none of the plans` }];
}

function seatFaults({ plans }: Catalogue): readonly PlacedFault[] {
  return plans
    .filter(({ seats }) => seats !== null && seats.min > seats.max)
    .map(({ id }) => ({ path: ['plans', id, 'seats'], reason: 'has a min above its max' }));
}

function namelessPrices(catalogue: Catalogue): readonly PlacedFault[] {
  return allPrices(catalogue)
    .filter(({ value }) => value.lookupKey === null && value.id === null)
    .map(({ path }) => ({ path, reason: 'needs a lookup_key or an id' }));
}

function ranks({ plans }: Catalogue): readonly Placed<string>[] {
  return plans.map(({ id, rank }) => ({ path: ['plans', id, 'rank'], value: String(rank) }));
}

function names(catalogue: Catalogue, key: keyof PriceName): readonly Placed<string>[] {
  return allPrices(catalogue).flatMap(({ path, value }) => {
    const name = value[key];
    return name === null ? [] : [{ path, value: name }];
  });
}

// Two of them would leave it to chance which one a click buys.
function soldPrices({ plans }: Catalogue): readonly Placed<string>[] {
  return plans.flatMap(({ id, prices }) =>
    prices.flatMap(({ interval, currency, retired }, index) =>
      retired ? [] : [{ path: ['plans', id, 'prices', index], value: `${id} ${interval} ${currency}` }],
    ),
  );
}

function allPrices({ plans, ignoredPrices }: Catalogue): readonly Placed<PriceName>[] {
  return [
    ...plans.flatMap(({ id, prices }) =>
      prices.map((value, index) => ({ path: ['plans', id, 'prices', index], value })),
    ),
    ...ignoredPrices.map((value, index) => ({ path: ['ignored_prices', index], value })),
  ];
}

function repetitions(what: string, placed: readonly Placed<string>[]): readonly PlacedFault[] {
  const first = new Map<string, readonly PropertyKey[]>();
  return placed.flatMap(({ path, value }) => {
    const earlier = first.get(value);
    first.set(value, earlier ?? path);
    return earlier === undefined
      ? []
      : [{ path, reason: `repeats the ${what} ${value} of ${earlier.join('.')}` }];
  });
}
