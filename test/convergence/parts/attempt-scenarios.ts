import type { Scenario } from './scenario.ts';

/** What attempts do to one another: they stall, die, overtake, and lose answers. */
export const attemptScenarios = {
  'a push that was given up arrives when all is over': {
    play: async (episode, { deliver, until }) => {
      await episode.deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      await episode.givePushUp(first, await until(first, 'push'));
      await episode.deeds.subscribes(0, 'team');
    },
  },

  'a stalled attempt records after another has settled': {
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      await until(first, 'record');
      episode.stall(first);
      await deeds.subscribes(0, 'team');
      await deeds.leaseEnds();
      await finish(await episode.start(deliver()));
      await finish(first);
    },
  },

  'a stalled attempt settles while another reads': {
    play: async (episode, { deliver, until, through, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      await until(first, 'settle');
      await deeds.subscribes(0, 'team');
      await deeds.leaseEnds();
      const second = await episode.start(deliver());
      await through(second, 'claim');
      await finish(first);
      await finish(second);
    },
  },

  'Stripe changes between an attempt’s read and its record': {
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      await until(first, 'record');
      await deeds.subscribes(0, 'team');
      const second = await episode.start(deliver());
      await until(second, 'claim');
      await finish(first);
      await finish(second);
    },
  },

  'an event waits for another’s push, whose outcome is not known': {
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      await deeds.subscribes(0, 'team');
      const second = await episode.start(deliver());
      await until(second, 'claim');
      const first = await episode.start(deliver());
      await episode.givePushUp(first, await until(first, 'push'));
      await finish(first);
      await deeds.leaseEnds();
      await finish(second);
    },
  },

  'a push is given up and never arrives': {
    play: async (episode, { deliver, until, finish }) => {
      await episode.deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      await episode.givePushUp(first, await until(first, 'push'));
      episode.late.splice(0);
      await finish(first);
    },
  },

  'a push is applied and its answer is lost': {
    play: async (episode, { deliver, through, finish }) => {
      await episode.deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      episode.bend(first, 'answer-lost');
      await through(first, 'push');
      await finish(first);
    },
  },

  'an attempt dies after its read, and Stripe changes before the next': {
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      const event = deliver();
      const first = await episode.start(event);
      await until(first, 'record');
      await episode.crash(first);
      await deeds.subscribes(0, 'team');
      const second = await episode.start(deliver());
      await until(second, 'claim');
      await deeds.leaseEnds();
      await finish(await episode.start(event));
      await finish(second);
    },
  },

  'a push arrives after a newer one of our own': {
    play: async (episode, { deliver, until, through, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      await until(first, 'push');
      await deeds.subscribes(0, 'team');
      await deeds.leaseEnds();
      const second = await episode.start(deliver());
      await through(second, 'push');
      await finish(first);
      await finish(second);
    },
  },

  'an event finds the lease held': {
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      await until(first, 'record');
      await deeds.subscribes(0, 'team');
      await finish(await episode.start(deliver()));
      await finish(first);
    },
  },

  'a push without a fence is on its way when Stripe changes': {
    fenced: false,
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      const push = await until(first, 'push');
      await deeds.subscribes(0, 'team');
      await finish(await episode.start(deliver()));
      await episode.take(first, push);
      await finish(first);
    },
  },

  'a push without a fence is given up and arrives': {
    fenced: false,
    play: async (episode, { deliver, until, finish }) => {
      const { deeds } = episode;
      await deeds.subscribes(0, 'pro');
      const first = await episode.start(deliver());
      await episode.givePushUp(first, await until(first, 'push'));
      await finish(first);
      await deeds.subscribes(0, 'team');
      await finish(await episode.start(deliver()));
    },
  },
} as const satisfies Record<string, Scenario>;
