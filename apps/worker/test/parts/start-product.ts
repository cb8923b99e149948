import { z } from 'zod';
import { startServer } from './start-server.ts';
import type { Answer, Call } from './start-server.ts';

const entitlement = z.looseObject({ revision: z.number(), plan: z.string() });

export type HeldEntitlement = z.infer<typeof entitlement>;

type Script = (call: Call) => Answer | null | Promise<Answer | null>;

/** A product as the design specifies it: it keeps the entitlement with the greater revision. `script` answers before that. */
export async function startProduct() {
  const held = new Map<string, HeldEntitlement>();
  let script: Script | null = null;

  const server = await startServer(async (call) => (await script?.(call)) ?? apply(call));

  function apply({ method, path, body }: Call): Answer {
    const accountId = decodeURIComponent(path.replace('/entitlements/', ''));
    const stored = held.get(accountId);
    if (method !== 'PUT') {
      return stored === undefined ? { status: 404, body: {} } : { body: stored };
    }
    const pushed = entitlement.parse(JSON.parse(body));
    if (stored !== undefined && stored.revision >= pushed.revision) {
      return { status: 409, body: stored };
    }
    held.set(accountId, pushed);
    return { status: 204, body: '' };
  }

  return {
    ...server,
    held,
    script: (next: Script) => {
      script = next;
    },
    pushes: () => server.calls.filter(({ method }) => method === 'PUT'),
  };
}
