import type { WorkflowStarter } from '../../src/temporal/workflow-starter.ts';
import { createCataloguedDatabase } from './create-catalogued-database.ts';
import { createTestApp } from './create-test-app.ts';
import { startIssuer } from './start-issuer.ts';

/** A real database and a real issuer for one test file; each `signIn` is another user in front of an app of its own. */
export async function startWorld() {
  const database = await createCataloguedDatabase();
  const issuer = await startIssuer();
  let users = 0;

  return {
    db: database.db,
    issuer,
    signIn: async (answers: Partial<WorkflowStarter> = {}) => {
      users += 1;
      const user = `user-${users}`;
      const keys = { issuer: issuer.issuer, jwksUrl: issuer.jwksUrl };
      const { app, started, logged } = await createTestApp({ db: database.db, keys, answers });
      const token = await issuer.token({ sub: user, email: `${user}@example.com` });
      return { app, started, logged, user, authorization: `Bearer ${token}` };
    },
    close: async () => {
      await issuer.close();
      await database.close();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
