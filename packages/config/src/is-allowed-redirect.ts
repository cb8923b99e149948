import type { AllowedRedirect } from './allowed-redirect.ts';

const maxLength = 2048;
// What browsers and servers decode at different times: dots, slashes and backslashes, also encoded twice.
const disguised = /%(25)*(2e|2f|5c)/i;
const dotSegment = /\/\.{1,2}(\/|$)/;

/** Whether the browser may be sent to `url`. Refuses whatever two parsers might read differently, even where it would lead home. */
export function isAllowedRedirect(url: string, allowed: readonly AllowedRedirect[]): boolean {
  // Parsers drop tabs and newlines, trim spaces, turn backslashes into slashes and fold full-width letters: plain ASCII only.
  if (url.length > maxLength || !/^[\x21-\x5b\x5d-\x7e]+$/.test(url) || !URL.canParse(url)) return false;
  const path = url.replace(/^[^/]*\/\/[^/?#]*/, '').replace(/[?#].*$/, '');
  if (dotSegment.test(path) || disguised.test(path)) return false;
  return allowed.some((entry) => isUnder(url, entry));
}

function isUnder(url: string, { origin, pathPrefix }: AllowedRedirect): boolean {
  // The text must spell the origin out, so that no userinfo, missing slash or number for a host gets past a laxer reader.
  if (!url.toLowerCase().startsWith(origin)) return false;
  const { origin: parsedOrigin, pathname } = new URL(url);
  const isSpelledOut = /^([/?#]|$)/.test(url.slice(origin.length));
  return isSpelledOut && parsedOrigin === origin && `${pathname}/`.startsWith(`${pathPrefix}/`);
}
