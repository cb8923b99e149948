import type { Episode } from './create-episode.ts';
import type { Moves } from './create-moves.ts';
import type { Verdict } from './run-episode.ts';

/** One account's episode, or something that has a world of its own. */
export type Scenario =
  | Readonly<{
      /** Left out: the product refuses older revisions. */
      fenced?: false;
      play: (episode: Episode, moves: Moves) => Promise<void>;
    }>
  | Readonly<{ check: () => Promise<Verdict | null> }>;
