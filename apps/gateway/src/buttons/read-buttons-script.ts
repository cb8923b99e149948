import { readFile } from 'node:fs/promises';
import { scriptFile } from '@planbridge/buttons/script-file';

/** The one file that pages load for the buttons. Read once, at the start: a build does not change under a running gateway. */
export async function readButtonsScript(file = scriptFile): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error('The script of the buttons is missing: `npx -y pnpm@12 run build` makes it.', { cause });
  }
}
