/** Moves the sandbox's Stripe forward; what becomes due happens on the way. */
export async function moveTime(stripeUrl: string, advance: string): Promise<void> {
  const response = await fetch(`${stripeUrl}/_control/time`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) {
    throw new Error(`Stripe's time was not moved: ${response.status} ${await response.text()}`);
  }
}
