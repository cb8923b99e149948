import type { Catalogue } from '@planbridge/billing';

export type CatalogueVersion = Readonly<{ version: number; catalogue: Catalogue }>;
