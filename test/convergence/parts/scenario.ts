import type { Moves } from './create-moves.ts';
import type { Episode } from './create-episode.ts';

export type Scenario = Readonly<{
  /** Left out: the product refuses older revisions. */
  fenced?: false;
  play: (episode: Episode, moves: Moves) => Promise<void>;
}>;
