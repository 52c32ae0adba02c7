import { parentPort, workerData } from 'node:worker_threads';
import { capTrustSchema } from '../../config/cap-settings.ts';
import { readSignedCap } from './read-signed-cap.ts';
import { createCapVerifier } from './verify-cap.ts';

// The thread of `open-cap-reader.ts`: takes bytes, gives readings, in order.
const verifier = createCapVerifier(capTrustSchema.parse(workerData));
parentPort?.on('message', ({ id, question }: { readonly id: number; readonly question: Uint8Array }) => {
  parentPort?.postMessage({ id, answer: readSignedCap(question, verifier) });
});
