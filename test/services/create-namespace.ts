import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { searchAttributes } from '@planbridge/contracts';
import { Client, Connection } from '@temporalio/client';
import { findTemporalCli } from '../../infra/local/src/temporal-cli.ts';
import { testTemporal } from './temporal.ts';

const run = promisify(execFile);

/** A namespace of its own on the run's dev server, because the task queues have fixed names and nobody else may poll them. */
export async function createNamespace({ attributes = Object.values<string>(searchAttributes) } = {}) {
  const { address } = testTemporal();
  const namespace = `test-${randomUUID()}`;
  const cli = await findTemporalCli(process.env, () => undefined);
  const operator = async (...command: string[]) =>
    await run(cli, ['operator', ...command, '--namespace', namespace, '--address', address]);
  await operator('namespace', 'create');
  for (const name of attributes) {
    await operator('search-attribute', 'create', '--name', name, '--type', 'Keyword');
  }
  const connection = await Connection.connect({ address });
  return {
    address,
    namespace,
    client: new Client({ connection, namespace }),
    close: () => connection.close(),
  };
}
