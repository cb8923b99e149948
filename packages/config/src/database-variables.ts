import { format } from './format.ts';
import { variable } from './variable.ts';

export const databaseVariables = {
  databaseUrl: variable.required(format.databaseUrl, {
    name: 'DATABASE_URL',
    about: 'PostgreSQL, where accounts and catalogues are kept.',
    example: 'postgres://planbridge:PASSWORD@db.internal:5432/planbridge',
    secret: true,
  }),
};
