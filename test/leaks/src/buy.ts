import { z } from 'zod';
import { until } from '../../cluster/until.ts';
import type { Stage, User } from './stage.ts';

const page = z.object({ url: z.string() });

/** Clicks Upgrade and pays on Stripe's page. */
export async function buy(stage: Stage, user: User, plan: string, seats = 1): Promise<void> {
  const url = await openPage(stage, user, '/v1/checkout', {
    plan,
    seats,
    success_url: `${stage.system.websiteUrl}/return`,
    cancel_url: stage.system.websiteUrl,
  });
  const paid = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ action: 'pay' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
  });
  if (paid.status !== 303) {
    throw new Error(`The payment was answered with ${paid.status}.`);
  }
}

/** A click that leads to one of Stripe's pages. Whoever has the page's address may use it, so it is hidden, and its last part too. */
export async function openPage(stage: Stage, user: User, path: string, body: unknown): Promise<string> {
  const answer = await until(
    `a page for ${path}`,
    async () => {
      const clicked = await stage.call('POST', path, { token: user.token, body });
      // As the gateway advises.
      return clicked.status === 503 ? null : clicked;
    },
    { patienceMs: 60_000 },
  );
  if (answer.status !== 200) {
    throw new Error(`The click was answered with ${answer.status}: ${answer.text}`);
  }
  const { url } = page.parse(JSON.parse(answer.text));
  stage.hide('the address of a page of Stripe’s', url);
  stage.hide(
    'the last part of the address of a page of Stripe’s',
    new URL(url).pathname.split('/').at(-1) ?? '',
  );
  return url;
}
