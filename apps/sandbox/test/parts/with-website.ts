import { z } from 'zod';
import { startIdentity } from '../../src/identity/start-identity.ts';
import { startWebsite } from '../../src/website/start-website.ts';
import { place } from './place.ts';
import { send } from './send.ts';
import type { Answer } from './send.ts';
import { startGateway } from './start-gateway.ts';
import type { Call } from './start-gateway.ts';

export const account = {
  account_id: 'demo|ada',
  plan: 'free',
  status: 'none',
  seats: 1,
  features: [],
  current_period_end: null,
  cancel_at: null,
  trial_end: null,
  state: 'settled',
  revision: 0,
};

type Visit = Readonly<{
  url: string;
  calls: readonly Call[];
  token: string;
  get(path: string): Promise<Answer>;
  post(path: string, form?: Readonly<Record<string, string>>): Promise<Answer>;
}>;

type Answers = Parameters<typeof startGateway>[0];

/** Ada, signed in, at a site whose gateway answers so. */
export async function withWebsite(answers: Answers, work: (visit: Visit) => Promise<void>): Promise<void> {
  const gateway = await startGateway({ '/v1/account': { body: account }, ...answers });
  const identity = await startIdentity(place(), { audience: 'planbridge' });
  const website = await startWebsite(place(), { gatewayUrl: gateway.url, identityUrl: identity.url });
  try {
    const grant = await send(`${identity.url}/token`, { form: { grant_type: 'password', username: 'ada' } });
    const { access_token: token } = z.object({ access_token: z.string() }).parse(grant.json);
    const headers = { cookie: `other=1; planbridge_session=${token}`, accept: 'text/html' };
    await work({
      url: website.url,
      calls: gateway.calls,
      token,
      get: (path) => send(`${website.url}${path}`, { headers }),
      post: (path, form = {}) => send(`${website.url}${path}`, { form, headers }),
    });
  } finally {
    await website.close();
    await identity.close();
    await gateway.close();
  }
}
