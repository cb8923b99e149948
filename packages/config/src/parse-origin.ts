import { parseHttpUrl } from './parse-http-url.ts';

/** Exactly as browsers send it in `Origin`: anything else would never match, and a wildcard would match too much. */
export function parseOrigin(text: string): string | null {
  return parseHttpUrl(text) !== null && new URL(text).origin === text && !text.includes('*') ? text : null;
}
