import type { Account } from './account.ts';
import { callGateway } from './call-gateway.ts';
import type { Answer } from './call-gateway.ts';
import { tell } from './events.ts';

let known: Promise<Answer<Account>> | null = null;

/** Asked once for all elements of the page. After a refusal the next element asks again: somebody may have signed in. */
export function accountOfPage(token: string | null): Promise<Answer<Account>> {
  known ??= askAccount(token, 0).then((answer) => {
    if (!answer.ok) {
      known = null;
    }
    return answer;
  });
  return known;
}

/** Has the account settled with what Stripe says now, and then tells every element of the page. */
export async function awaitAccount(token: string | null, waitSeconds: number): Promise<Answer<Account>> {
  const answer = await askAccount(token, waitSeconds);
  if (answer.ok) {
    known = Promise.resolve(answer);
    tell(document, 'planbridge-account', answer.value);
  }
  return answer;
}

function askAccount(token: string | null, waitSeconds: number): Promise<Answer<Account>> {
  const path = waitSeconds > 0 ? `/v1/account?wait=${waitSeconds}` : '/v1/account';
  return callGateway({ path, token, patienceMs: (waitSeconds + 10) * 1000 });
}
