type Range = Readonly<{
  gt?: number | undefined;
  gte?: number | undefined;
  lt?: number | undefined;
  lte?: number | undefined;
}>;

/** A `created` filter: a moment, or bounds. */
export function isWithin(range: number | Range | undefined, at: number): boolean {
  if (range === undefined || typeof range === 'number') {
    return range === undefined || range === at;
  }
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return at > gt && at >= gte && at < lt && at <= lte;
}
