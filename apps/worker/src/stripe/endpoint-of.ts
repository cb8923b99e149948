/** Prefixes of the ids that stand in the paths we call. */
const id = /^(acct|bps|cs|cus|evt|in|price|prod|si|sub)_/;

/** What Stripe limits the rate of: the method and the path without its ids. */
export function endpointOf(method: string, url: string): string {
  const path = new URL(url).pathname.split('/').map((part) => (id.test(part) ? ':id' : part));
  return `${method} ${path.join('/')}`;
}
