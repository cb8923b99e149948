import type { Scenario } from './scenario.ts';

/** What happens around attempts: plans, links, catalogues, grants, drift, another installation. */
export const worldScenarios = {
  'an event is settled': {
    play: async ({ deeds }) => {
      await deeds.subscribes(0, 'pro');
    },
  },

  'a plan changes twice': {
    play: async (episode, { deliver, finish }) => {
      await episode.deeds.subscribes(0, 'pro');
      await finish(await episode.start(deliver()));
      await episode.deeds.subscribes(0, 'team');
      await finish(await episode.start(deliver()));
      await episode.deeds.subscribes(0, null);
    },
  },

  'another installation writes to the product': {
    play: async (episode, { deliver, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      await finish(await episode.start(deliver()));
      await deeds.foreignWrites(1_000_000);
      await deeds.subscribes(0, 'team');
      await finish(await episode.start(deliver()));
      await deeds.movesSequencePastProduct();
      await finish(await episode.start(episode.intend(await deeds.syncs())));
    },
  },

  'a catalogue is applied under an attempt that covers an event': {
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      await deeds.subscribes(0, 'team');
      const second = await episode.start(deliver());
      await until(second, 'claim');
      const first = await episode.start(deliver());
      await until(first, 'record');
      await deeds.appliesCatalogue();
      await finish(first);
      await finish(second);
    },
  },

  'a grant ends by time': {
    play: async (episode, { deliver, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      await finish(await episode.start(deliver()));
      await finish(await episode.start(episode.intend(await deeds.grants())));
      await deeds.grantEnds();
    },
  },

  'the product drifts and is repaired': {
    play: async (episode, { deliver, finish }) => {
      await episode.deeds.subscribes(0, 'pro');
      await finish(await episode.start(deliver()));
      await episode.deeds.productDrifts();
    },
  },

  'the product drifts again while a repair and a push are on their way': {
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      await finish(await episode.start(deliver()));
      await deeds.productDrifts();
      const repair = await episode.start(episode.intend(deeds.reconciles()));
      await until(repair, 'repair');
      await deeds.subscribes(0, 'team');
      const event = await episode.start(deliver());
      await until(event, 'settle');
      await deeds.productDrifts();
      await episode.take(repair, await until(repair, 'repair'));
      await finish(event);
      await finish(repair);
    },
  },

  'an event that was covered comes again after a link': {
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      await deeds.subscribes(0, 'pro');
      const second = await episode.start(deliver());
      await until(second, 'claim');
      await finish(await episode.start(deliver()));
      const link = await deeds.links();
      await finish(second);
      await finish(await episode.start(episode.intend(link)));
    },
  },

  'a customer is linked under an attempt that is about to settle': {
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      await until(first, 'settle');
      episode.intend(await deeds.links());
      await finish(first);
    },
  },
} as const satisfies Record<string, Scenario>;
