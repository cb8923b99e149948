import { failureTypes } from '@planbridge/contracts';
import { z } from 'zod';
import { failure } from '../failure.ts';

const page = z.object({ object: z.literal('list'), data: z.array(z.unknown()), has_more: z.boolean() });
const identified = z.object({ id: z.string() });

/** Stripe's largest page. */
const limit = 100;

/**
 * Reads all pages of a list. Only a genuine list object is believed: an outage that looks like an empty list would take everybody's plan away.
 * `onPage` is told of each page, before it is used.
 */
export async function listAll(
  fetchPage: (position: Readonly<{ limit: number; starting_after?: string }>) => Promise<unknown>,
  onPage: () => Promise<void>,
): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (let after: string | undefined; ;) {
    const answer = page.safeParse(
      await fetchPage({ limit, ...(after === undefined ? {} : { starting_after: after }) }),
    );
    if (!answer.success) {
      throw failure(failureTypes.stripeUnintelligible, 'Stripe’s answer to a list was no list.');
    }
    await onPage();
    all.push(...answer.data.data);
    if (!answer.data.has_more) {
      return all;
    }
    after = identified.parse(answer.data.data.at(-1)).id;
  }
}
