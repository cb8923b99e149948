import { access, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { readHistory } from './read-history.ts';

const folder = fileURLToPath(new URL('../histories/', import.meta.url));
const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** Keeps a workflow's history for replay by later versions, beside those that are there, if `RECORD_HISTORIES` is set. */
export async function keepHistory(client: Client, name: string, workflowId: string): Promise<void> {
  if (process.env['RECORD_HISTORIES'] === undefined) {
    return;
  }
  const history = await readHistory(client, workflowId);
  // Identities, sticky queues and stacks name the machine that recorded it, and its folders.
  const text = JSON.stringify(history, null, 1).replaceAll(hostname(), 'machine').replaceAll(repository, '');
  await writeFile(await freeName(name), `${text}\n`);
}

async function freeName(name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = `${folder}${name}.${number}.json`;
    try {
      await access(path);
    } catch {
      return path;
    }
  }
}
