import { formsOf } from './forms-of.ts';
import type { Needle } from './needle.ts';
import type { Text } from './text.ts';

export type Leak = Readonly<{ name: string; place: string; excerpt: string }>;

const around = 80;

/** Every text in which one of the needles stands, in whatever spelling; the excerpt helps to find who wrote it. */
export function findLeaks(texts: readonly Text[], needles: readonly Needle[]): readonly Leak[] {
  const known = needles.map(({ name, value }) => ({ name, forms: formsOf(value) }));
  return texts.flatMap(({ place, text }) =>
    known.flatMap(({ name, forms }) => {
      const at = forms.map((form) => text.indexOf(form)).find((index) => index >= 0);
      return at === undefined
        ? []
        : [{ name, place, excerpt: text.slice(Math.max(0, at - around), at + around) }];
    }),
  );
}
