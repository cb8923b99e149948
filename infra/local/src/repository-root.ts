import { fileURLToPath } from 'node:url';

/** As far above the sources as above what is compiled from them. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));
