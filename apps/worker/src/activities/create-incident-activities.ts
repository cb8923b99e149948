import {
  claimAnnouncement,
  closeQuietIncidents,
  describeIncident,
  listUnannouncedIncidents,
  summarizeOpenIncidents,
} from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import type { Client } from '@temporalio/client';
import { asFailure } from '../failure.ts';
import { digestText } from '../incidents/digest-text.ts';
import { incidentText } from '../incidents/incident-text.ts';
import { startAnnouncement } from '../incidents/start-announcement.ts';
import type { PostMessage } from '../slack/post-message.ts';
import type { IncidentActivities } from '../workflows/ports.ts';

export type IncidentDependencies = Readonly<{
  db: AccountsDatabase;
  client: Client;
  /** Null: no Slack is configured. */
  postMessage: PostMessage | null;
}>;

const atOnce = 100;
const quietHours = 24;
const digestLines = 20;

export function createIncidentActivities({
  db,
  client,
  postMessage,
}: IncidentDependencies): IncidentActivities {
  async function post(text: string) {
    return postMessage === null ? 'not-configured' : postMessage(text);
  }

  return {
    announceIncident: ({ incidentId, refused }) =>
      explained(async () => {
        // Marked first: from here on the message is posted at most once.
        const claimed = await claimAnnouncement(db, incidentId);
        if (claimed !== null) {
          return { phase: claimed.phase, posted: await post(incidentText(claimed)) };
        }
        const again = refused === null ? null : await describeIncident(db, incidentId);
        return refused === null || again === null
          ? null
          : { phase: refused, posted: await post(incidentText({ ...again, phase: refused })) };
      }),

    announceIncidents: () =>
      explained(async () => {
        await closeQuietIncidents(db, { kind: 'wrong-mode', quietHours });
        const incidents = await listUnannouncedIncidents(db, atOnce);
        for (const incident of incidents) {
          await startAnnouncement(client, incident);
        }
        return { started: incidents.length };
      }),

    postDigest: () =>
      explained(async () => {
        const text = digestText(await summarizeOpenIncidents(db, digestLines));
        return text === null ? null : post(text);
      }),
  };
}

async function explained<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw asFailure(error, null);
  }
}
