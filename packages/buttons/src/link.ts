export type Link = Readonly<{ url: string; kind?: string }>;
