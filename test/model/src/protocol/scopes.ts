import type { Scope } from './scope.ts';

const plain = {
  givingUp: [],
  zombies: 1,
  latePushes: 1,
  fenced: true,
  undoing: false,
  paged: false,
  grace: false,
  fresh: false,
} as const;

/** Small enough for every test run. */
const quick = {
  burst: { ...plain, intentions: ['event-1', 'event-2'], undoing: true, zombies: 2, latePushes: 2 },
  three: { ...plain, intentions: ['event-1', 'event-2', 'sync'], latePushes: 0 },
  pages: { ...plain, intentions: ['event-1', 'event-2'], paged: true },
  'new account': { ...plain, intentions: ['event-1', 'event-2'], fresh: true },
  link: { ...plain, intentions: ['event-1', 'link'] },
  catalogue: { ...plain, intentions: ['event-1', 'catalogue'] },
  drift: { ...plain, intentions: ['event-1', 'drift'] },
  grace: { ...plain, intentions: ['event-1', 'recheck'], givingUp: ['recheck'], grace: true },
  'giving up': { ...plain, intentions: ['link', 'recheck'], givingUp: ['link', 'recheck'] },
  unfenced: { ...plain, intentions: ['event-1', 'event-2', 'sync'], fenced: false, zombies: 0 },
  restored: {
    ...plain,
    intentions: ['event-1', 'event-2', 'restored'],
    undoing: true,
    zombies: 0,
    latePushes: 0,
  },
  'restored late': { ...plain, intentions: ['event-1', 'restored'], latePushes: 2 },
} as const satisfies Record<string, Scope>;

/** What takes minutes: `pnpm model`. */
const long = {
  'three, late push': { ...plain, intentions: ['event-1', 'event-2', 'sync'] },
  'three, two zombies': { ...plain, intentions: ['event-1', 'event-2', 'sync'], zombies: 2, latePushes: 0 },
  'three, two late pushes': {
    ...plain,
    intentions: ['event-1', 'event-2', 'sync'],
    zombies: 0,
    latePushes: 2,
  },
  'three, pages': { ...plain, intentions: ['event-1', 'event-2', 'sync'], paged: true },
  'link, two changes': { ...plain, intentions: ['event-1', 'event-2', 'link'], latePushes: 0 },
  'link, catalogue': { ...plain, intentions: ['event-1', 'link', 'catalogue'], latePushes: 0 },
  'link, drift': { ...plain, intentions: ['event-1', 'link', 'drift'], zombies: 0 },
  'drift, two changes': { ...plain, intentions: ['event-1', 'event-2', 'drift'] },
  'giving up, event': { ...plain, intentions: ['event-1', 'link', 'recheck'], givingUp: ['link', 'recheck'] },
  'giving up, drift': {
    ...plain,
    intentions: ['event-1', 'drift', 'recheck'],
    givingUp: ['drift', 'recheck'],
    zombies: 0,
  },
  'restored, sync': {
    ...plain,
    intentions: ['event-1', 'sync', 'restored'],
    undoing: true,
    zombies: 0,
  },
  'restored, two changes': {
    ...plain,
    intentions: ['event-1', 'event-2', 'restored'],
    undoing: true,
  },
} as const satisfies Record<string, Scope>;

export const scopes = { quick, long };
