import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** How many were answered with which status. */
type Answered = Readonly<Record<string, number>>;

// In a thread of its own, so that asking costs the gateway's thread nothing. The signatures have the right form and time: as dear as can be.
const attack = `
const { parentPort, workerData: { port, connections, ms } } = require('node:worker_threads');
const { createHmac } = require('node:crypto');
const { connect } = require('node:net');
const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'invoice.paid', padding: 'x'.repeat(2000) });
const answered = {};
let stopping = false;
for (let each = 0; each < connections; each += 1) {
  const socket = connect(port, '127.0.0.1', send);
  function send() {
    if (stopping) return socket.destroy();
    const stamp = Math.floor(Date.now() / 1000);
    const v1 = createHmac('sha256', 'whsec_guess').update(stamp + '.' + body).digest('hex');
    socket.write('POST /webhooks/stripe HTTP/1.1\\r\\nHost: a\\r\\nContent-Type: application/json\\r\\nStripe-Signature: t=' +
      stamp + ',v1=' + v1 + '\\r\\nContent-Length: ' + body.length + '\\r\\n\\r\\n' + body);
  }
  socket.on('data', (chunk) => {
    const status = /^HTTP\\/1\\.1 (\\d+)/.exec(chunk.toString('latin1'))?.[1];
    if (status === undefined) return;
    answered[status] = (answered[status] ?? 0) + 1;
    send();
  });
  socket.on('error', (error) => { answered[error.code] = (answered[error.code] ?? 0) + 1; });
}
setTimeout(() => { stopping = true; parentPort.postMessage(answered); }, ms);
`;

/** Somebody who knows the address and guesses at the secret, over many connections without a pause. */
export async function floodWithForgeries(
  flood: Readonly<{ port: number; connections: number; ms: number }>,
): Promise<Answered> {
  const worker = new Worker(attack, { eval: true, workerData: flood });
  const [answered] = await once(worker, 'message');
  await worker.terminate();
  return answered;
}
