/** An address that a browser may be sent to: never one that runs as a script. */
export function isLink(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'url' in answer &&
    typeof answer.url === 'string' &&
    /^https?:\/\//.test(answer.url)
  );
}
