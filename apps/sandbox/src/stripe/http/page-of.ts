import type Stripe from 'stripe';
import type { Collection } from '../../state/collection.ts';
import type { OrderedIds } from '../../state/ordered-ids.ts';
import { missing } from './missing.ts';

export type PageWish<T> = Readonly<{
  /** Of the collection's ids, those to look at; the narrower the better. */
  ids: OrderedIds;
  url: string;
  kind: string;
  matches?: (object: T) => boolean;
  /** Going back in time, nothing beyond this one can match. */
  isBeyond?: (object: T) => boolean;
  page: Readonly<{ limit: number; starting_after?: string | undefined; ending_before?: string | undefined }>;
}>;

/** A list newest first. `ending_before` gives the page next to the cursor, so paging with it goes forward in time (stripe.md 2, Events API). */
export function pageOf<T>(
  collection: Pick<Collection<T>, 'get'>,
  { ids, url, kind, page, matches = () => true, isBeyond = () => false }: PageWish<T>,
): Stripe.ApiList<T> {
  const { limit, starting_after: after, ending_before: before } = page;
  for (const [cursor, param] of [
    [after, 'starting_after'],
    [before, 'ending_before'],
  ] as const) {
    if (cursor !== undefined && collection.get(cursor) === undefined) {
      throw missing(kind, cursor, param);
    }
  }
  const isForward = before !== undefined;
  const found: T[] = [];
  for (const id of isForward ? ids.oldestFirst(before) : ids.newestFirst(after)) {
    const object = collection.get(id);
    if (object !== undefined && !isForward && isBeyond(object)) {
      break;
    }
    if (object !== undefined && matches(object) && found.push(object) > limit) {
      break;
    }
  }
  const data = found.slice(0, limit);
  return { object: 'list', url, has_more: found.length > limit, data: isForward ? data.toReversed() : data };
}
