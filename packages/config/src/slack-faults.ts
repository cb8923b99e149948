import type { Environment } from './environment.ts';

/** A token without a channel, or the other way round, would look configured and post nothing. */
export function slackFaults({ SLACK_TOKEN: token, SLACK_CHANNEL: channel }: Environment): readonly string[] {
  if (token !== undefined && channel === undefined) {
    return ['SLACK_CHANNEL is missing: SLACK_TOKEN is set, so say where to post, or leave out both.'];
  }
  if (token === undefined && channel !== undefined) {
    return [
      'SLACK_TOKEN is missing: SLACK_CHANNEL is set, so set it or SLACK_TOKEN_FILE, or leave out both.',
    ];
  }
  return [];
}
