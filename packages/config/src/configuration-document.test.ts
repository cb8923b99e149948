import { readFileSync } from 'node:fs';
import { configurationDocument } from './configuration-document.ts';

test('docs/configuration.md says what the schema says; if not: npx -y pnpm@12 --filter @planbridge/config run document', () => {
  const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  expect(page).toBe(configurationDocument());
});
