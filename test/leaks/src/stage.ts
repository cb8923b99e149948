import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { z } from 'zod';
import type { StartedSystem } from '../../e2e/parts/start-system.ts';
import type { Needle } from './needle.ts';
import { send } from './send.ts';
import type { Text } from './text.ts';

export type User = Readonly<{ id: string; email: string; token: string }>;

type Call = Readonly<{
  token?: string;
  /** A text is sent as it is. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}>;

type Answer = Readonly<{ status: number; text: string }>;

type Service = 'stripe' | 'product' | 'slack' | 'identity';

/** The started system, and a book of all that must not be found afterwards. */
export type Stage = Readonly<{
  system: StartedSystem;
  stripe: Stripe;
  needles: readonly Needle[];
  /** Error answers to callers. */
  answers: readonly Text[];
  hide(name: string, value: string): void;
  /** Words for somebody else's mouth: a sentence of two lines, as remote errors have them. */
  words(whose: string): string;
  /** Somebody signed in, whose id looks like an e-mail address and is not theirs. */
  user(name: string): Promise<User>;
  call(method: string, path: string, call?: Call): Promise<Answer>;
  /** Commands something of the world outside. */
  control(service: Service, path: string, body: unknown): Promise<unknown>;
  /** Breaks a service, and answers how to mend it. */
  fault(service: Service, fault: Readonly<Record<string, unknown>>): Promise<() => Promise<void>>;
}>;

const tokenAnswer = z.object({ access_token: z.string() });
const faultAnswer = z.object({ id: z.string() });

export function createStage(system: StartedSystem): Stage {
  const needles: Needle[] = [];
  const answers: Text[] = [];
  const hide = (name: string, value: string) => void needles.push({ name, value });
  const urls = {
    stripe: system.stripeUrl,
    product: system.productUrl,
    slack: system.slackUrl,
    identity: system.identityUrl,
  };
  const { hostname: host, port } = new URL(system.stripeUrl);
  return {
    system,
    needles,
    answers,
    hide,
    stripe: new Stripe(system.secrets.stripeSecretKey, { host, port: Number(port), protocol: 'http' }),
    words: (whose) => {
      const words = `${whose}: ${random()}\nand ${random()}`;
      hide(`what ${whose} said`, words);
      return words;
    },
    user: async (name) => {
      const [id, email] = [`${name}.${random()}+1@account.example`, `${random()}.${name}@mail.example`];
      const url = `${system.identityUrl}/_control/token`;
      const { access_token: token } = tokenAnswer.parse(await send(url, { sub: id, email }));
      hide(`the account id of ${name}`, id);
      hide(`the e-mail of ${name}`, email);
      hideToken(hide, name, token);
      return { id, email, token };
    },
    call: async (method, path, { token, body, headers = {} } = {}) => {
      const response = await fetch(`${system.gatewayUrl}${path}`, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.status >= 400) {
        const fields = [...response.headers].map((field) => field.join(': ')).join('\n');
        answers.push({
          place: `answer ${response.status} to ${method} ${path}`,
          text: `${fields}\n\n${text}`,
        });
      }
      return { status: response.status, text };
    },
    control: (service, path, body) => send(`${urls[service]}/_control/${path}`, body),
    fault: async (service, fault) => {
      const url = `${urls[service]}/_control/faults`;
      const { id } = faultAnswer.parse(await send(url, fault));
      return async () => {
        await send(`${url}/${id}`, undefined, 'DELETE');
      };
    },
  };
}

/** The first part says how all of them are signed, and is no secret. */
function hideToken(hide: Stage['hide'], name: string, token: string): void {
  const [, claims = '', signature = ''] = token.split('.');
  hide(`the token of ${name}`, token);
  hide(`the claims in the token of ${name}`, claims);
  hide(`the signature of the token of ${name}`, signature);
}

function random(): string {
  return randomBytes(6).toString('hex');
}
