import { comeToRest } from './come-to-rest.ts';
import { createEpisode } from './create-episode.ts';
import type { Episode } from './create-episode.ts';
import type { Services } from './start-services.ts';
import { Violation } from './violation.ts';
import type { Property } from '../../model/src/protocol/properties.ts';

export type Verdict = Readonly<{ property: Property; report: string }>;

export type EpisodeSettings = Readonly<{ fenced?: boolean }>;

/** Null: every property held, from the first step to the rest at the end. */
export async function runEpisode(
  services: Services,
  play: (episode: Episode) => Promise<void>,
  settings: EpisodeSettings = {},
): Promise<Verdict | null> {
  const episode = await createEpisode(services, settings);
  try {
    await play(episode);
    episode.trace.push('all is to become quiet');
    await comeToRest(episode);
    return null;
  } catch (error) {
    const trace = episode.trace.join('\n  ');
    if (error instanceof Violation) {
      return { property: error.property, report: `${error.message}\n  ${trace}` };
    }
    throw new Error(`An episode could not be played to its end.\n  ${trace}`, { cause: error });
  } finally {
    await episode.close();
  }
}
