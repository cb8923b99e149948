/** What must be nowhere, and what to call it. */
export type Needle = Readonly<{ name: string; value: string }>;
