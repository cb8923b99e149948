import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultTexts } from './texts.ts';

const documentation = readFileSync(join(__dirname, '../../../docs/buttons.md'), 'utf8');
const sources = readdirSync(__dirname)
  .filter((name) => !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(__dirname, name), 'utf8'))
  .join('\n');

const found = (pattern: RegExp) => [...new Set([...sources.matchAll(pattern)].map(([, name = '']) => name))];

test.each([
  ['attribute', found(/(?:get|has)Attribute\('([\w-]+)'\)/g)],
  ['custom property', found(/var\((--[\w-]+)/g)],
  ['part', found(/setAttribute\('part', '([\w-]+)'\)/g)],
  ['event', found(/'(planbridge-(?:redirect|error|account))'/g)],
  ['state', found(/(?:#write|show)\('([\w-]+)'/g)],
])('every %s that the sources know is documented: %j', (_what, names) => {
  expect(names).not.toEqual([]);
  expect(names.filter((name) => !documentation.includes(`\`${name}\``))).toEqual([]);
});

test('every text is documented with the words that it has by default', () => {
  const rows = documentation.split('\n').filter((line) => line.startsWith('|'));
  const cells = new Map(rows.map((row) => [row.split('|')[1]?.trim(), row.split('|')[2]?.trim()]));
  const date = new Date('2026-12-22T00:00:00Z');
  for (const [name, text] of Object.entries(defaultTexts)) {
    // How a day is written depends on the machine.
    const words =
      typeof text === 'string' ? text : `a function of the day: ${text(date).replace(/(?<= until ).*/, '…')}`;
    expect([name, cells.get(`\`${name}\``)]).toEqual([name, words]);
  }
});
