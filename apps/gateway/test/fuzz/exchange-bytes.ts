import { connect } from 'node:net';

const quietMs = 300;

/** What the gateway says to these bytes until it closes or falls silent. A request that is never complete gets its 408 elsewhere. */
export async function exchangeBytes(port: number, bytes: Buffer): Promise<string> {
  return await new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(quietMs, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
}
