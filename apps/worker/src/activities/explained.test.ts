import { pino } from 'pino';
import { explained } from './explained.ts';

test('an error that nobody foresaw shows its kind and its places, and no line of its message', async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  await expect(explained({ log }, 'ref', unforeseen)).rejects.toMatchObject({ type: 'Unexpected' });
  expect(lines.join('')).toContain('"error":"TypeError"');
  expect(lines.join('')).toContain('explained.test');
  expect(lines.join('')).not.toMatch(/words|ada|third/);
});

function unforeseen(): Promise<never> {
  return Promise.reject(new TypeError('words of somebody else\nand ada@example.com\n  on the third line'));
}
