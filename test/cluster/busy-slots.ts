/** What a worker is doing now, by its own metrics: slots that hold an activity or a workflow task. */
export async function busySlots(metricsPort: number): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${metricsPort}/metrics`, {
    signal: AbortSignal.timeout(2000),
  });
  const lines = (await response.text()).split('\n');
  return lines
    .filter((line) => line.startsWith('temporal_worker_task_slots_used{'))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
