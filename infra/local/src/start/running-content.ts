import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { runningSystemSchema } from './running-system.ts';

const processSchema = z.object({ name: z.string(), pid: z.number(), born: z.string().nullable() });

const contentSchema = z.object({
  starter: processSchema,
  children: z.array(processSchema),
  /** Null until everything answers. */
  system: runningSystemSchema.nullable(),
});

export type RecordedProcess = Readonly<z.output<typeof processSchema>>;
/** What `running.json` in the state folder holds. */
export type RunningContent = z.output<typeof contentSchema>;

/** Null where there is no such file, or none that we wrote. */
export function readRunningContent(path: string): RunningContent | null {
  try {
    return contentSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
