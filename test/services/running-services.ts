type Service = Readonly<{ stop(): Promise<void>; kill(): void }>;

declare global {
  var planbridgeTestServices: Service[] | undefined;
}

/** What global-setup started and global-teardown ends. jest loads the two with a module registry each, so it is kept on the global object. */
export const services: Service[] = (globalThis.planbridgeTestServices ??= []);
