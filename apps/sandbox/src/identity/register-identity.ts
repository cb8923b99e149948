import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { html } from '../http/html.ts';
import { sendPage } from '../http/send-page.ts';
import type { Store } from '../state/journal.ts';
import { createAuthorizationCodes } from './create-authorization-codes.ts';
import { createSigningKeys } from './create-signing-keys.ts';
import { createTokenMaker } from './create-token-maker.ts';
import { demoUsers } from './demo-users.ts';
import { identityControl } from './identity-control.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { tokenRoute } from './token-route.ts';

export type IdentitySettings = Readonly<{ issuer: string; audience: string; store: Store }>;

const site = 'Sandbox sign-in';

/** An OpenID Connect issuer with demo users. Its clock is the real one, always. */
export async function registerIdentity(
  app: FastifyInstance,
  { issuer, audience, store }: IdentitySettings,
): Promise<void> {
  const keys = await createSigningKeys(store);
  const codes = createAuthorizationCodes();
  const makeToken = createTokenMaker(issuer, keys);
  await app.register(formbody);

  app.get('/.well-known/openid-configuration', () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'password'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email'],
    token_endpoint_auth_methods_supported: ['none'],
  }));
  app.get('/jwks', () => ({ keys: keys.published() }));
  signInRoutes(app, codes);
  tokenRoute(app, { audience, codes, makeToken });
  identityControl(app, { audience, keys, makeToken });

  app.get('/', (_request, reply) => {
    const users = demoUsers.map(
      ({ name, username, sub, email }) =>
        html`<tr>
          <th scope="row">${name}</th>
          <td><code>${username}</code></td>
          <td><code>${sub}</code></td>
          <td>${email}</td>
        </tr>`,
    );
    const body = html`<div class="card scroll">
        <table>
          <caption>
            Demo users
          </caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">User name</th>
              <th scope="col">Account</th>
              <th scope="col">E-mail</th>
            </tr>
          </thead>
          <tbody>
            ${users}
          </tbody>
        </table>
      </div>
      <p>A token by one line:</p>
      <p><code>curl -s ${issuer}/token -d grant_type=password -d username=ada</code></p>`;
    return sendPage(reply, { title: 'Identity provider', site, body });
  });
}
