import type { Html } from '../../http/html.ts';

export type Example = Readonly<{ name: string; when: string; element: Html }>;
