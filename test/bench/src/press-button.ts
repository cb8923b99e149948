const patienceMs = 15_000;

/** Presses a button of a hosted page of Stripe's; what the page has filled in goes along. */
export async function pressButton(pageUrl: string, action: string): Promise<void> {
  const page = await (await fetch(pageUrl, { signal: AbortSignal.timeout(patienceMs) })).text();
  const filledIn = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  const answer = await fetch(pageUrl, {
    method: 'POST',
    body: new URLSearchParams([...filledIn, ['action', action]]),
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  });
  if (answer.status !== 303) {
    const words = (await answer.text()).replaceAll(/<[^>]*>|\s+/g, ' ');
    throw new Error(`The button ${action} was answered with ${answer.status}: ${words.slice(-200)}`);
  }
}
