import { connect } from 'node:net';

/** What a client that speaks no proper HTTP gets, until the gateway closes the connection: all that it said, and after how long. */
export async function sendBytes(
  port: number,
  bytes: string | Buffer,
  { patienceMs = 20_000 } = {},
): Promise<Readonly<{ answer: string; ms: number }>> {
  const began = performance.now();
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const impatience = setTimeout(() => {
      socket.destroy();
      reject(new Error(`The gateway did not close the connection within ${patienceMs} ms.`));
    }, patienceMs);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A connection that is reset has said what it had to say.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(impatience);
      resolve({ answer: Buffer.concat(chunks).toString('latin1'), ms: performance.now() - began });
    });
  });
}
