import { parseOptions } from './parse-options.ts';

test('left out, nothing is known of revision and backup', () => {
  expect(parseOptions([])).toEqual({ past: 0n, backupAt: null, dryRun: false });
});

test('a revision, a moment and a dry run are taken', () => {
  expect(parseOptions(['--past', '918', '--backup', '2026-11-25T03:00:00+01:00', '--dry-run'])).toEqual({
    past: 918n,
    backupAt: new Date('2026-11-25T02:00:00Z'),
    dryRun: true,
  });
});

test.each<[string[], RegExp]>([
  [['--past', 'many'], /--past must be a whole number/],
  [['--past', ''], /--past must be a whole number/],
  [['--past', '-1'], /--past/],
  [['--past', '9007199254740993'], /--past must be a whole number/],
  [['--backup', 'yesterday'], /--backup must be a moment such as/],
  [['--backup', '2026-11-25'], /--backup must be a moment such as/],
  [['--dry'], /Unknown option '--dry'/],
  [['now'], /Unexpected argument 'now'/],
])('%j is refused in a sentence', (args, sentence) => {
  expect(() => parseOptions(args)).toThrow(sentence);
});
