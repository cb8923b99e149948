import { randomUUID } from 'node:crypto';
import { startServer } from './start-server.ts';
import type { Answer, Call } from './start-server.ts';
import type { StripeObject } from './stripe-objects.ts';

type ObjectKind =
  'subscriptions' | 'subscriptionItems' | 'invoices' | 'customers' | 'sessions' | 'configurations';

type Script = (call: Call) => Answer | null | Promise<Answer | null>;

/**
 * Stripe as far as the worker calls it, in front of the real SDK: lists with pages, objects by id, idempotency keys that replay. `script`
 * answers before all that, for one kind of fault after another.
 */
export async function startStripe() {
  const objects: Record<ObjectKind, StripeObject[]> = {
    subscriptions: [],
    subscriptionItems: [],
    invoices: [],
    customers: [],
    sessions: [],
    configurations: [],
  };
  const replays = new Map<string, Answer>();
  let script: Script | null = null;
  let pageSize = 100;
  let isLost = false;

  const server = await startServer(async (call) => {
    const key = call.headers['idempotency-key'];
    const replay = typeof key === 'string' ? replays.get(key) : undefined;
    if (replay !== undefined && typeof replay === 'object') {
      return { ...replay, headers: { ...replay.headers, 'idempotent-replayed': 'true' } };
    }
    const answer = (await script?.(call)) ?? route(call);
    if (typeof key === 'string') {
      replays.set(key, answer);
    }
    if (isLost && call.method === 'POST') {
      isLost = false;
      return 'hang-up';
    }
    return answer;
  });

  function route(call: Call): Answer {
    const [, , ...parts] = call.path.split('/');
    const [first = '', second, third] = parts;
    switch (`${call.method} ${first}`) {
      case 'GET subscriptions':
        return second === undefined
          ? list(call, of(objects.subscriptions, 'customer', call))
          : byId(objects.subscriptions, second);
      case 'GET subscription_items':
        return list(call, of(objects.subscriptionItems, 'subscription', call));
      case 'GET invoices':
        return second === undefined
          ? list(call, of(objects.invoices, 'subscription', call))
          : byId(objects.invoices, second);
      case 'GET customers':
        return customer(second ?? '');
      case 'POST customers':
        return second === undefined ? createCustomer(call) : byId(objects.customers, second);
      case 'GET prices':
        return list(
          call,
          [...call.query].flatMap(([name, key]) => (name.startsWith('lookup_keys') ? priceOf(key) : [])),
        );
      case 'GET checkout':
        return third === undefined
          ? list(call, of(objects.sessions, 'customer', call))
          : byId(objects.sessions, third);
      case 'POST checkout':
        return third === undefined ? createSession(call) : expireSession(third);
      case 'GET billing_portal':
        return list(call, objects.configurations);
      case 'POST billing_portal':
        if (second === 'configurations') {
          return createConfiguration(call);
        }
        return {
          body: {
            object: 'billing_portal.session',
            id: 'bps_1',
            url: `https://portal.example/${randomUUID()}`,
          },
        };
      default:
        return missing(call.path);
    }
  }

  function list(call: Call, all: readonly StripeObject[]): Answer {
    const after = call.query.get('starting_after');
    const rest = after === null ? all : all.slice(all.findIndex(({ id }) => id === after) + 1);
    const data = rest.slice(0, Math.min(pageSize, Number(call.query.get('limit') ?? 10)));
    return { body: { object: 'list', url: call.path, data, has_more: data.length < rest.length } };
  }

  function customer(id: string): Answer {
    const found = objects.customers.find((each) => each.id === id);
    const data = objects.subscriptions.filter((subscription) => subscription['customer'] === id);
    const deleted = found?.['deleted'] === true;
    return {
      body: {
        object: 'customer',
        id,
        currency: found?.['currency'] ?? null,
        ...(deleted ? { deleted } : { subscriptions: { object: 'list', data, has_more: false } }),
      },
    };
  }

  function createCustomer(call: Call): Answer {
    const created = {
      object: 'customer',
      id: `cus_${objects.customers.length + 1}_${randomUUID().slice(0, 8)}`,
    };
    objects.customers.push({
      ...created,
      metadata: new URLSearchParams(call.body).get('metadata[account_id]'),
    });
    return { body: created };
  }

  function createConfiguration(call: Call): Answer {
    const id = `bpc_${objects.configurations.length + 1}`;
    const planbridge = new URLSearchParams(call.body).get('metadata[planbridge]');
    const created = { object: 'billing_portal.configuration', id, active: true, metadata: { planbridge } };
    objects.configurations.push(created);
    return { body: created };
  }

  function createSession(call: Call): Answer {
    const form = new URLSearchParams(call.body);
    const id = `cs_${objects.sessions.length + 1}`;
    const created = {
      object: 'checkout.session',
      id,
      customer: form.get('customer'),
      status: 'open',
      url: `https://checkout.example/${randomUUID()}`,
      expires_at: Math.floor(Date.now() / 1000) + 86_400,
      metadata: { fingerprint: form.get('metadata[fingerprint]') },
    };
    objects.sessions.push(created);
    return { body: created };
  }

  function expireSession(id: string): Answer {
    const at = objects.sessions.findIndex((session) => session.id === id);
    const session = objects.sessions[at];
    if (session === undefined || session['status'] !== 'open') {
      return { status: 400, body: { error: { type: 'invalid_request_error', message: remoteWords } } };
    }
    objects.sessions[at] = { ...session, status: 'expired' };
    return { body: objects.sessions[at] };
  }

  return {
    ...server,
    objects,
    script: (next: Script) => {
      script = next;
    },
    /** What the next POST does is done, but its answer does not arrive. */
    loseNextAnswer: () => {
      isLost = true;
    },
    pagesOf: (size: number) => {
      pageSize = size;
    },
    /** The calls to one route, as in `GET /v1/subscriptions`. */
    callsTo: (name: string) => server.calls.filter(({ method, path }) => `${method} ${path}` === name),
  };
}

/** Stands in every error of the stand-ins: if it turns up in a failure or a history, remote text has leaked. */
export const remoteWords = 'remote words about ada@example.com';

export function missing(path: string): Answer {
  return {
    status: 404,
    body: {
      error: { type: 'invalid_request_error', code: 'resource_missing', message: remoteWords, param: path },
    },
  };
}

function of(objects: readonly StripeObject[], owner: string, { query }: Call): readonly StripeObject[] {
  const status = query.get('status');
  return objects.filter(
    (object) =>
      object[owner] === query.get(owner) &&
      (status === null || status === 'all' || object['status'] === status),
  );
}

/** A plan's prices are those of one product. */
function priceOf(key: string): StripeObject {
  return { object: 'price', id: `price_${key}`, lookup_key: key, product: `prod_${key.split('_')[0]}` };
}

function byId(objects: readonly StripeObject[], id: string): Answer {
  const found = objects.find((object) => object.id === id);
  return found === undefined ? missing(id) : { body: found };
}
