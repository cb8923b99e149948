import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Announce } from './announce.ts';
import { startAnnouncement } from './start-announcement.ts';

/** Starts an announcement beside the settlement that found the incident. What is lost here the schedule `announce` finds within a minute. */
export function createAnnounce(client: Client, log: Logger): Announce {
  return (incidents) => {
    for (const incident of incidents) {
      startAnnouncement(client, incident).catch(() => {
        log.warn({ incident: incident.id }, 'The announcement of an incident could not be started yet');
      });
    }
  };
}
