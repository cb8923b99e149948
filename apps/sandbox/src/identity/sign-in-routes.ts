import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { html } from '../http/html.ts';
import { inputError } from '../http/input-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { sendPage } from '../http/send-page.ts';
import type { AuthorizationCodes } from './create-authorization-codes.ts';
import { demoUsers } from './demo-users.ts';

const wishSchema = z.object({
  client_id: z.string().min(1),
  response_type: z.literal('code'),
  redirect_uri: z.string().refine(isLocal, 'must be a http address on this machine'),
  state: z.string().optional(),
  scope: z.string().default('openid email'),
});

const site = 'Sandbox sign-in';

/** The authorization endpoint: who signs in is chosen by a button, there are no passwords. */
export function signInRoutes(app: FastifyInstance, codes: AuthorizationCodes): void {
  app.get('/authorize', (request, reply) => {
    const wish = parseInput(wishSchema, request.query);
    const hidden = Object.entries(wish).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ''}" />`,
    );
    const buttons = demoUsers.map(
      ({ username, name, email }) => html`
        <form method="post" action="/authorize">
          ${hidden}
          <button name="username" value="${username}">Sign in as ${name}</button>
          <span class="soft">${email}</span>
        </form>
      `,
    );
    const body = html`<div class="card narrow fields">
      <p>${wish.client_id} asks who you are. Choose one of the demo users; no password is needed.</p>
      ${buttons}
    </div>`;
    return sendPage(reply, { title: 'Sign in', site, body });
  });

  app.post('/authorize', (request, reply) => {
    const wish = parseInput(wishSchema.extend({ username: z.string() }), request.body);
    const user = demoUsers.find(({ username }) => username === wish.username);
    if (user === undefined) {
      throw inputError('There is no such demo user.');
    }
    const { client_id: clientId, redirect_uri: redirectUri, scope } = wish;
    const back = new URL(redirectUri);
    back.searchParams.set('code', codes.issue({ user, clientId, redirectUri, scope }));
    if (wish.state !== undefined && wish.state !== '') {
      back.searchParams.set('state', wish.state);
    }
    return reply.redirect(back.href, 303);
  });
}

/** Codes go to this machine only: with demo users for everybody, any other address would be an open redirect. */
function isLocal(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
}
