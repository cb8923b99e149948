import type { RunningSystem } from './running-system.ts';

/** What a developer needs to know once everything runs. */
export function banner(
  system: RunningSystem,
  { logs, seconds }: Readonly<{ logs: string; seconds: number }>,
): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Website', `${system.websiteUrl}   sign in, click Upgrade`],
    ['Product', `${system.productUrl}   every account’s plan and its revisions`],
    ['Temporal’s Web UI', `${system.temporalUiUrl}   every event and click as a workflow`],
    ...(system.codecUrl === null
      ? []
      : [['Codec endpoint', `${system.codecUrl}   decodes for the Web UI`] as const]),
    ['Gateway', `${system.gatewayUrl}   its API is explained at ${system.gatewayUrl}/docs`],
    ['Worker', `metrics at ${system.workerMetricsUrl}`],
    ['PostgreSQL', system.databaseUrl],
    ['Logs', logs],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    '',
    `  Planbridge is running (after ${seconds.toFixed(1)} s).`,
    '',
    ...rows.map(([name, where]) => `  ${name.padEnd(width)}   ${where}`),
    '',
    '  Ctrl-C stops everything. The next start finds it all again; `start --fresh` forgets it.',
    '',
  ].join('\n');
}
