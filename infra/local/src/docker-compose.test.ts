import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { searchAttributes } from '@planbridge/contracts';
import { parse } from 'yaml';
import { z } from 'zod';
import { repositoryRoot } from './repository-root.ts';

const composeSchema = z.object({
  services: z.object({ temporal: z.object({ command: z.array(z.string()) }) }),
});

test('the compose file registers exactly the search attributes that gateway and worker use', () => {
  const source = readFileSync(join(repositoryRoot, 'docker-compose.temporal.yml'), 'utf8');
  const { command } = composeSchema.parse(parse(source)).services.temporal;
  const registered = command.filter((argument) => argument.startsWith('--search-attribute='));
  expect(registered.toSorted()).toEqual(
    Object.values(searchAttributes)
      .map((name) => `--search-attribute=${name}=Keyword`)
      .toSorted(),
  );
});
