import { databaseFault } from './database-fault.ts';

const url = 'postgres://app:hush@db.example.com:5432/planbridge';

test.each([
  ['ECONNREFUSED', 'nobody listens there'],
  ['28P01', 'it refuses the password'],
  ['3D000', 'it has no database of that name'],
])('%s is explained, with the place and without the password', (code, explanation) => {
  const fault = databaseFault(
    url,
    new Error('Failed query', { cause: Object.assign(new Error(''), { code }) }),
  );
  expect(fault).toContain(`The database at db.example.com:5432/planbridge cannot be used: ${explanation}`);
  expect(fault).not.toContain('hush');
});

test('what is not known is told in the innermost error’s words', () => {
  const error = new Error('Failed query: select 1', { cause: new Error('disk is full.') });
  expect(databaseFault(url, error)).toBe(
    'The database at db.example.com:5432/planbridge cannot be used: disk is full.',
  );
});
