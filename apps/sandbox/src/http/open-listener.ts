import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';

const host = '127.0.0.1';

export type Listener = Readonly<{
  url: string;
  /** Who calls before this is called waits. */
  serve(handler: RequestListener): void;
  /** Connections are refused for so long, and those that are open are cut. */
  refuseFor(ms: number): Promise<void>;
  close(): Promise<void>;
}>;

/**
 * Listens before the service behind it exists, because a service needs its own address to say it: in tokens, links and redirects. It can also
 * stop listening for a while, which Fastify's own server cannot.
 */
export async function openListener({
  name,
  port,
}: Readonly<{ name: string; port: number }>): Promise<Listener> {
  const waiting: Parameters<RequestListener>[] = [];
  let handler: RequestListener | null = null;
  const server = createServer((request, response) => {
    if (handler === null) {
      waiting.push([request, response]);
    } else {
      handler(request, response);
    }
  });
  let reopening: NodeJS.Timeout | null = null;
  let closed = false;

  async function listen(onPort: number): Promise<number> {
    server.listen(onPort, host);
    try {
      await once(server, 'listening');
    } catch (cause) {
      throw new Error(
        `The sandbox’s ${name} cannot listen on port ${onPort}: end the program that holds it, or set ${name.toUpperCase()}_PORT to another port.`,
        { cause },
      );
    }
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error(`The operating system named no port for the sandbox’s ${name}.`);
    }
    return address.port;
  }

  async function stop(): Promise<void> {
    if (server.listening) {
      const stopped = once(server, 'close');
      server.close();
      // Hung requests would never end by themselves.
      server.closeAllConnections();
      await stopped;
    }
  }

  const actualPort = await listen(port);
  return {
    url: `http://${host}:${actualPort}`,
    serve: (given) => {
      handler = given;
      for (const [request, response] of waiting.splice(0)) {
        given(request, response);
      }
    },
    refuseFor: async (ms) => {
      clearTimeout(reopening ?? undefined);
      await stop();
      if (!closed) {
        reopening = setTimeout(() => void listen(actualPort), ms);
      }
    },
    close: async () => {
      closed = true;
      clearTimeout(reopening ?? undefined);
      await stop();
    },
  };
}
