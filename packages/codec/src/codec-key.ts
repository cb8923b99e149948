import type { KeyObject } from 'node:crypto';

/** A key object, because one that is logged by mistake shows nothing. */
export type CodecKey = Readonly<{ id: string; key: KeyObject }>;
