import { errorSummary } from './error-summary.ts';

test('keeps class, code and frames, and no word of the message, down to the deepest cause', () => {
  const cause = Object.assign(new TypeError('insert failed for\nada@example.com'), { code: '23505' });
  const summary = errorSummary(new Error('query: ada@example.com', { cause }));

  expect(summary).toMatchObject({ name: 'Error', code: null, cause: { name: 'TypeError', code: '23505' } });
  expect(JSON.stringify(summary)).not.toContain('ada');
  expect(summary?.frames[0]).toContain('error-summary.test');
});

test('ends on causes that go in a circle', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(errorSummary(error)).length).toBeLessThan(20_000);
});

test.each([['a text'], [null], [undefined], [42]])('has nothing to say of %p', (thrown) => {
  expect(errorSummary(thrown)).toBeNull();
});
