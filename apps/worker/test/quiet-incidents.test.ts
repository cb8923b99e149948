import { createDatabase, openIncident } from '@planbridge/accounts';
import { createTestDatabase } from '../../../test/services/database.ts';
import { createIncidentActivities } from '../src/activities/create-incident-activities.ts';
import { createNamespace } from '../../../test/services/create-namespace.ts';

test('events for another installation are over after a day without one, and not before', async () => {
  const [server, temporal] = await Promise.all([createTestDatabase(), createNamespace()]);
  const { db, close } = createDatabase(server.url);
  const { announceIncidents } = createIncidentActivities({ db, client: temporal.client, postMessage: null });
  const wrongMode = { accountId: null, kind: 'wrong-mode', subject: 'wrong-mode' } as const;
  await openIncident(db, wrongMode);
  const isOpen = async () => {
    await announceIncidents();
    const [row] = await db.execute('select closed_at from incidents');
    return row?.['closed_at'] === null;
  };
  const isOpenAfter = async (quietHours: number) => {
    await db.execute(
      `update incidents set opened_at = now() - interval '9 days', seen_at = now() - interval '${quietHours} hours'`,
    );
    return await isOpen();
  };

  expect(await isOpenAfter(23)).toBe(true);
  // Found again, it has a day again.
  await db.execute("update incidents set seen_at = now() - interval '25 hours'");
  expect(await openIncident(db, wrongMode)).toMatchObject({ opened: false });
  expect(await isOpen()).toBe(true);
  expect(await isOpenAfter(25)).toBe(false);

  await close();
  await temporal.close();
  await server.close();
}, 60_000);
