// `pnpm bench NAME [--option N]`: measures the built system, in jest as well, which runs TypeScript as it is. Never a part of `pnpm test`.
// @ts-check
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const seed = `${Date.now() % 1_000_000}`;

/**
 * Each bench is the file of its name beside this one; its options reach it as BENCH_ACCOUNTS and so on.
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
const benches = {
  outage: { accounts: '5000', rate: '12', push: '15', stripe: '10', seed },
  clicks: { users: '70', crowd: '200' },
  upgrade: { upgrades: '50' },
};

/** @type {(sentence: string) => never} */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

const [name = '', ...rest] = process.argv.slice(2);
const defaults = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (defaults === undefined) {
  refuse(
    `There is no bench "${name}". Say \`pnpm bench NAME\`, where NAME is one of ${Object.keys(benches).join(', ')}.`,
  );
}
const options = optionsOf(defaults);
for (const [option, text] of Object.entries(options)) {
  if (!/^\d{1,9}$/.test(text)) {
    refuse(`--${option} must be a whole number, not "${text}".`);
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const { status } = spawnSync(
  'jest',
  ['--selectProjects=bench', '--runInBand', '--testPathPatterns', `/test/bench/${name}\\.bench\\.ts$`],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...Object.fromEntries(
        Object.entries(options).map(([option, text]) => [`BENCH_${option.toUpperCase()}`, text]),
      ),
    },
  },
);
process.exitCode = status ?? 1;

/** @param {Readonly<Record<string, string>>} known */
function optionsOf(known) {
  try {
    return parseArgs({
      args: rest,
      options: Object.fromEntries(
        Object.entries(known).map(([option, text]) => [
          option,
          { type: /** @type {const} */ ('string'), default: text },
        ]),
      ),
    }).values;
  } catch (error) {
    const names = Object.keys(known).map((option) => `--${option} N`);
    return refuse(
      `${error instanceof Error ? error.message : String(error)}. The bench "${name}" knows ${names.join(', ') || 'no options'}.`,
    );
  }
}
