/** Markup that is safe to send: what was put into it is escaped. */
export type Html = Readonly<{ toString(): string }> & Readonly<{ [isMarkup]: true }>;

const isMarkup = Symbol('markup');

type Part = Html | string | number | null | readonly Part[];

/** Writes HTML. Texts are escaped, lists are joined, null is left out; only what `html` itself made goes in as it is. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = texts.reduce(
    (before, text, index) => `${before}${markupOf(parts[index - 1] ?? null)}${text}`,
  );
  return { [isMarkup]: true, toString: () => markup };
}

function markupOf(part: Part): string {
  if (part === null) {
    return '';
  }
  if (typeof part === 'string' || typeof part === 'number') {
    return escape(String(part));
  }
  return isMarkup in part ? String(part) : part.map(markupOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
