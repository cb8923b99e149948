// `pnpm chaos [--minutes N] [--seed S]`: the long form of the chaos suite, in jest as well, which runs TypeScript as it is.
// @ts-check
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
  },
});
for (const [name, text] of Object.entries(values)) {
  if (!/^\d{1,9}$/.test(text)) {
    process.stderr.write(`--${name} must be a whole number, not "${text}".\n`);
    process.exit(2);
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const { status } = spawnSync('jest', ['--selectProjects=chaos', '--runInBand'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHAOS_MINUTES: values.minutes, CHAOS_SEED: values.seed },
});
process.exitCode = status ?? 1;
