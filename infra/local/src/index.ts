export { freePort } from './free-port.ts';
export { startPostgres } from './postgres.ts';
export type { PostgresOptions, RunningPostgres } from './postgres.ts';
export { findTemporalCli } from './temporal-cli.ts';
export { startTemporal } from './temporal-server.ts';
export type { RunningTemporal, TemporalOptions } from './temporal-server.ts';
