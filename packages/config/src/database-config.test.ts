import { configFaults } from '../test/config-faults.ts';
import { loadDatabaseConfig } from './database-config.ts';

test('needs the database alone', () => {
  expect(loadDatabaseConfig({ DATABASE_URL: 'postgresql://a/b' })).toEqual({
    databaseUrl: 'postgresql://a/b',
  });
});

test('says what is missing', () => {
  expect(configFaults(loadDatabaseConfig, {})).toEqual([
    'DATABASE_URL is missing: set it or DATABASE_URL_FILE, for example to postgres://planbridge:PASSWORD@db.internal:5432/planbridge.',
  ]);
});
