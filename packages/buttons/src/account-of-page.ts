import type { Account } from './account.ts';
import { accountNews } from './account-news.ts';
import { callGateway } from './call-gateway.ts';
import type { Answer } from './call-gateway.ts';
import { isAccount } from './is-account.ts';
import { refreshes } from './refreshes.ts';

type Asked = Readonly<{ token: string | null; answer: Promise<Answer<Account>> }>;

let asked: Asked | null = null;

// Elements listen only once they are in a page, so this forgets before they ask again.
for (const reason of ['configured', 'returned']) {
  refreshes.addEventListener(reason, () => {
    asked = null;
  });
}

/** Asked once for all elements of the page. After a refusal the next element asks again: somebody may have signed in. */
export async function accountOfPage(token: string | null): Promise<Answer<Account>> {
  const mine = asked?.token === token ? asked : { token, answer: askAccount(token, 0) };
  asked = mine;
  const answer = await mine.answer;
  if (!answer.ok && asked === mine) asked = null;
  return answer;
}

/** Has the account settled with what Stripe says now, and keeps the answer for the elements that come later. */
export async function awaitAccount(token: string | null, waitSeconds: number): Promise<Answer<Account>> {
  const answer = await askAccount(token, waitSeconds);
  if (answer.ok) asked = { token, answer: Promise.resolve(answer) };
  return answer;
}

async function askAccount(token: string | null, waitSeconds: number): Promise<Answer<Account>> {
  const answer = await callGateway({
    path: waitSeconds > 0 ? `/v1/account?wait=${waitSeconds}` : '/v1/account',
    token,
    isExpected: isAccount,
    patienceMs: (waitSeconds + 10) * 1000,
  });
  if (answer.ok) accountNews.tell(token, answer.value);
  return answer;
}
