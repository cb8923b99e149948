import { z } from 'zod';

export type Description = Readonly<{
  name: string;
  /** What it is for: a sentence of docs/configuration.md. */
  about: string;
  /** Shown in the documentation, and where a value is missing or wrong. */
  example?: string;
  /** Never shown, and may be given as a file (`NAME_FILE`). */
  secret?: boolean;
  /** Shown in the documentation; null: it may be left out. Absent: it may not. */
  fallback?: string | null;
}>;

/** What is said about each variable, beside the schema that parses it. */
export const descriptions = z.registry<Description>();
