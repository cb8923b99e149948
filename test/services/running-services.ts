type Service = Readonly<{ stop(): Promise<void>; kill(): void }>;

/** What global-setup started and global-teardown ends; jest loads both in one process, but as two modules of one registry or of two. */
const registry = globalThis as { planbridgeTestServices?: Service[] };

export const services: Service[] = (registry.planbridgeTestServices ??= []);
