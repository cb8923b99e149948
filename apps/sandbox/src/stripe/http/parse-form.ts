import { parse } from 'qs';

/** Stripe's way of writing objects and lists into a form: `a[b][0]=c`. */
export function parseForm(text: string): Record<string, unknown> {
  return parse(text, { depth: 10, arrayLimit: 100, parameterLimit: 2000 });
}
