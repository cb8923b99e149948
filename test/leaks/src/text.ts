/** Something that was written, and where. */
export type Text = Readonly<{ place: string; text: string }>;
