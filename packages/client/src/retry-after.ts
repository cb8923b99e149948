/** Seconds to wait, from what the gateway says (a number) or a balancer before it (a date, by RFC 9110 as good). Null: nothing was said. */
export function retryAfter({ headers }: Response): number | null {
  const said = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(said) ? Number(said) : Math.ceil((Date.parse(said) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
