import type { PortalView } from './find-portal-session.ts';

/** Where the portal sends who has completed the flow that the session was opened for. Null: it shows its own pages. */
export function flowRedirect({ flow }: PortalView): string | null {
  return flow?.after_completion.redirect?.return_url ?? null;
}
