/** A promise for a test to wait at, and what lets it pass. */
export function createGate() {
  const gate = new AbortController();
  const opened = new Promise<null>((resolve) => {
    gate.signal.addEventListener('abort', () => resolve(null));
  });
  return { opened, open: () => gate.abort() };
}
