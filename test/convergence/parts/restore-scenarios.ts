import type { Scenario } from './scenario.ts';

/** The database is put back to an earlier state, and the operator goes on by the procedure for that. */
export const restoreScenarios = {
  'a plan that changed after the backup is settled again after the restore': {
    play: async (episode, { deliver, finish }) => {
      const { deeds, restore } = episode;
      await deeds.subscribes(0, 'pro');
      await finish(await episode.start(deliver()));
      await restore.goOn();
      await deeds.subscribes(0, 'team');
      await finish(await episode.start(deliver()));
      await restore.goOn();
    },
  },

  'an event comes after a restore': {
    play: async (episode, { deliver, finish, proceed }) => {
      const { deeds, restore } = episode;
      await deeds.subscribes(0, 'pro');
      await finish(await episode.start(deliver()));
      await restore.goOn();
      for (const plan of ['team', 'pro'] as const) {
        await deeds.subscribes(0, plan);
        await finish(await episode.start(deliver()));
      }
      await restore.goOn();
      await proceed();
      await deeds.subscribes(0, 'team');
      await finish(await episode.start(deliver()));
    },
  },

  'an attempt is about to record when the procedure after a restore comes': {
    play: async (episode, { deliver, until, finish, proceed }) => {
      const { deeds, restore } = episode;
      await deeds.subscribes(0, 'pro');
      await finish(await episode.start(deliver()));
      await restore.goOn();
      for (const plan of ['team', 'pro', 'team'] as const) {
        await deeds.subscribes(0, plan);
        await finish(await episode.start(deliver()));
      }
      await restore.goOn();
      await deeds.subscribes(0, 'pro');
      const early = await episode.start(deliver());
      await until(early, 'record');
      await proceed();
      await finish(early);
    },
  },
} as const satisfies Record<string, Scenario>;
