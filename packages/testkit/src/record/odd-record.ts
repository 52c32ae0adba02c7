// A record that runs in a thread and does what its caller asks it to, good or bad.
import { parentPort } from 'node:worker_threads';
import { hostRecord } from '@tocsin/server/adapters/record-thread/host-record';
import type { RecordAnswer, RecordCall } from '@tocsin/server/ports/record-thread';

const ok = (text: string): RecordAnswer => ({ ok: true, status: 200, headers: {}, body: new TextEncoder().encode(text) });

async function answer({ route, params }: RecordCall): Promise<RecordAnswer> {
  if (route === 'end the thread') process.exit(1);
  if (route === 'block the thread') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(params['ms']));
  if (route === 'fail') throw new Error('this answer fails');
  return ok(`${route} ${JSON.stringify(params)}`);
}

if (parentPort !== null) await hostRecord(parentPort, async () => ({ answer, faults: () => [], close: async () => {} }));
