import type { Attempt } from './attempt.ts';
import type { Episode } from './create-episode.ts';
import type { Intention } from './intention.ts';
import type { Turn } from './turns.ts';

export const deeds = [
  'pro',
  'team',
  'cancel',
  'second',
  'link',
  'catalogue',
  'grant',
  'grant-end',
  'drift',
  'loss',
] as const;

/** `restore`: the next of a backup, its restore, and the procedure after that. */
type Deed = (typeof deeds)[number] | 'restore';

/** A move among those that are possible then; an attempt that it lets go on takes so many turns. */
type Choice = Readonly<{ move: number; turns: number }>;

/** What happens, in this order, and how the schedule goes on each time. */
export type Schedule = Readonly<{ deeds: readonly Deed[]; choices: readonly Choice[] }>;

/** `weight`: how many of the numbers choose it. */
type Move = Readonly<{ weight: number; run: (turns: number) => Promise<void> }>;

/** How often an episode may be disturbed in each way. */
const most = { crash: 2, stall: 2, leaseEnds: 3, givenUp: 2, answerLost: 1, again: 1, look: 4 };

type Budget = Record<keyof typeof most, number>;

/** Plays a schedule; whatever is left of the deeds happens before all becomes quiet. */
export async function playByChance(episode: Episode, { deeds: wished, choices }: Schedule): Promise<void> {
  const left = [...wished];
  const budget: Budget = { ...most };
  for (const { move, turns } of choices) {
    await pick([...ways(episode, left), ...disturbances(episode, budget)], move)?.run(turns);
  }
  for (const deed of left) {
    await happen(episode, deed);
  }
}

function pick(moves: readonly Move[], number: number): Move | undefined {
  const total = moves.reduce((sum, { weight }) => sum + weight, 0);
  let rest = number % total;
  return moves.find(({ weight }) => {
    rest -= weight;
    return rest < 0;
  });
}

/** How things go on. Attempts mostly do, for several turns: what is overtaken at every turn never comes anywhere. */
function ways(episode: Episode, left: Deed[]): readonly Move[] {
  const { attempts, intentions, late, deeds: world } = episode;
  const unattended = intentions.filter(
    (intention) =>
      intention.settlement === null &&
      !attempts.some((attempt) => attempt.intention === intention && !attempt.state.isZombie),
  );
  const [next] = left;
  return [
    ...attempts.map((attempt) => ({ weight: 4, run: (turns: number) => goOn(episode, attempt, turns) })),
    ...unattended.map((intention) => ({
      weight: 4,
      run: async (turns: number) => goOn(episode, await episode.start(intention), turns),
    })),
    ...world.undelivered.map((intention, at) => ({
      weight: 3,
      run: async () => {
        world.undelivered.splice(at, 1);
        episode.intend(intention);
      },
    })),
    ...late.map((push) => ({ weight: 1, run: async () => episode.lands(push) })),
    ...(next === undefined
      ? []
      : [
          {
            weight: 2,
            run: async () => {
              left.shift();
              await happen(episode, next);
            },
          },
        ]),
  ];
}

/** Of what an attempt does side by side, any may come first. */
async function goOn(episode: Episode, attempt: Attempt, turns: number): Promise<void> {
  for (let taken = 0; taken <= turns; taken += 1) {
    const { waiting } = attempt.turns;
    const turn = waiting[turns % Math.max(1, waiting.length)];
    if (turn === undefined) {
      return;
    }
    await episode.take(attempt, turn);
  }
}

function disturbances(episode: Episode, budget: Budget): readonly Move[] {
  const { attempts, intentions, deeds: world } = episode;
  const possible: Readonly<Record<keyof Budget, readonly (() => Promise<void>)[]>> = {
    crash: attempts.map((attempt) => () => episode.crash(attempt)),
    stall: attempts
      .filter(({ state }) => !state.isZombie)
      .map((attempt) => async () => episode.stall(attempt)),
    leaseEnds: episode.watch.row().leaseUntil === null ? [] : [world.leaseEnds],
    givenUp: pushes(attempts).map(
      ([attempt, turn]) =>
        () =>
          episode.givePushUp(attempt, turn),
    ),
    answerLost: pushes(attempts).map(([attempt, turn]) => async () => {
      episode.bend(attempt, 'answer-lost');
      await episode.take(attempt, turn);
    }),
    again: intentions
      .filter(({ request }) => request.kind === 'event')
      .slice(-1)
      .map((intention) => async () => {
        episode.intend({ ...intention, name: `${intention.name} again`, settlement: null });
      }),
    look: [
      drawing(episode, world.settlesOutdated),
      drawing(episode, world.rechecks),
      ...(world.hasDrifted() ? [drawing(episode, async () => world.reconciles())] : []),
    ],
  };
  return kinds
    .filter((kind) => budget[kind] > 0)
    .flatMap((kind) =>
      possible[kind].map((move) => ({
        // Under a live holder, which is where most can go wrong.
        weight: kind === 'leaseEnds' ? 3 : 1,
        run: async () => {
          budget[kind] -= 1;
          await move();
        },
      })),
    );
}

const kinds = ['crash', 'stall', 'leaseEnds', 'givenUp', 'answerLost', 'again', 'look'] as const;

function pushes(attempts: readonly Attempt[]): readonly (readonly [Attempt, Turn])[] {
  return attempts.flatMap((attempt) =>
    attempt.turns.waiting
      .filter(({ operation }) => operation === 'push')
      .map((turn) => [attempt, turn] as const),
  );
}

/** What a schedule of Planbridge's looks for; it finds something or nothing. */
function drawing(episode: Episode, draw: () => Promise<Intention | null>) {
  return async () => {
    const intention = await draw();
    if (intention !== null) {
      episode.intend(intention);
    }
  };
}

async function happen(episode: Episode, deed: Deed): Promise<void> {
  const { deeds: world, trace } = episode;
  trace.push(`the world: ${deed}`);
  switch (deed) {
    case 'pro':
    case 'team':
      return world.subscribes(0, deed);
    case 'cancel':
      return world.subscribes(0, null);
    case 'second':
      return world.buysSecond();
    case 'link':
      episode.intend(await world.links());
      return;
    case 'catalogue':
      return world.appliesCatalogue();
    case 'grant':
      episode.intend(await world.grants());
      return;
    case 'grant-end':
      return world.grantEnds();
    case 'drift':
      return world.productDrifts();
    case 'loss':
      return world.productForgets();
    case 'restore': {
      const intention = await episode.restore.goOn();
      if (intention !== null) {
        episode.intend(intention);
      }
      return;
    }
  }
}
