import type { Link } from './link.ts';

/** An address that the browser may be sent to: never one that runs as a script. */
export function isLink(answer: unknown): answer is Link {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'url' in answer &&
    typeof answer.url === 'string' &&
    /^https?:/.test(answer.url)
  );
}
