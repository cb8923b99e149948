import type { Attempt } from './attempt.ts';
import type { Episode } from './create-episode.ts';
import type { Intention } from './intention.ts';

export const deeds = [
  'pro',
  'team',
  'cancel',
  'second',
  'link',
  'catalogue',
  'grant',
  'drift',
  'loss',
] as const;

export type Deed = (typeof deeds)[number];

/** What happens, in this order, and by which of the moves that are possible then the schedule goes on each time. */
export type Schedule = Readonly<{ deeds: readonly Deed[]; choices: readonly number[] }>;

type Move = () => Promise<void>;

/** How often an episode may be disturbed in each way. */
const most = { crash: 2, stall: 2, leaseEnds: 2, pushLost: 2, again: 2 };

type Budget = Record<keyof typeof most, number>;

/** Plays a schedule; whatever is left of the deeds happens before all becomes quiet. */
export async function playByChance(episode: Episode, { deeds: wished, choices }: Schedule): Promise<void> {
  const left = [...wished];
  const budget: Budget = { ...most };
  for (const choice of choices) {
    const moves = movesOf(episode, left, budget);
    await moves[choice % moves.length]?.();
  }
  for (const deed of left) {
    await happen(episode, deed);
  }
}

function movesOf(episode: Episode, left: Deed[], budget: Budget): readonly Move[] {
  const { deeds: world, late } = episode;
  const unattended = episode.intentions.filter(
    (intention) =>
      intention.settlement === null &&
      !episode.attempts.some((attempt) => attempt.intention === intention && !attempt.state.isZombie),
  );
  const moves: Move[] = [
    ...episode.attempts.flatMap((attempt) => steps(episode, attempt)),
    ...unattended.map((intention) => async () => void (await episode.start(intention))),
    ...world.undelivered.map((intention, at) => async () => {
      world.undelivered.splice(at, 1);
      episode.intend(intention);
    }),
  ];
  const [next] = left;
  if (next !== undefined) {
    moves.push(async () => {
      left.shift();
      await happen(episode, next);
    });
  }
  return [
    ...moves,
    ...late.map((push) => async () => episode.lands(push)),
    ...noticing(episode),
    ...Object.entries(disturbances(episode)).flatMap(([kind, possible]) =>
      possible.map((move) => async () => {
        if (isKind(kind) && budget[kind] > 0) {
          budget[kind] -= 1;
          await move();
        }
      }),
    ),
  ];
}

function isKind(kind: string): kind is keyof Budget {
  return kind in most;
}

function steps(episode: Episode, attempt: Attempt): readonly Move[] {
  return attempt.turns.waiting.map((turn) => () => episode.take(attempt, turn));
}

/** What the schedules do; each finds something or nothing. */
function noticing(episode: Episode): readonly Move[] {
  const { deeds: world } = episode;
  const drawing = (draw: () => Promise<Intention | null>) => async () => {
    const intention = await draw();
    if (intention !== null) {
      episode.intend(intention);
    }
  };
  return [
    drawing(world.settlesOutdated),
    drawing(world.rechecks),
    ...(world.hasDrifted() ? [drawing(async () => world.reconciles())] : []),
  ];
}

function disturbances(episode: Episode): Readonly<Record<keyof Budget, readonly Move[]>> {
  const { attempts, intentions, deeds: world } = episode;
  return {
    crash: attempts.map((attempt) => () => episode.crash(attempt)),
    stall: attempts
      .filter(({ state }) => !state.isZombie)
      .map((attempt) => async () => episode.stall(attempt)),
    leaseEnds: [world.leaseEnds],
    pushLost: attempts.flatMap((attempt) =>
      attempt.turns.waiting
        .filter(({ port }) => port === 'product')
        .flatMap((turn) => [
          () => episode.givePushUp(attempt, turn),
          async () => {
            episode.bend(attempt, 'answer-lost');
            await episode.take(attempt, turn);
          },
        ]),
    ),
    again: intentions
      .filter(({ request }) => request.kind === 'event')
      .map((intention) => async () => {
        episode.intend({ ...intention, name: `${intention.name} again`, settlement: null });
      }),
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
    case 'drift':
      return world.productDrifts();
    case 'loss':
      return world.productForgets();
  }
}
