/** What the elements extend. A server that renders the page in advance may import them too; there they are never made. */
export const HostElement: typeof HTMLElement = globalThis.HTMLElement ?? Object;
