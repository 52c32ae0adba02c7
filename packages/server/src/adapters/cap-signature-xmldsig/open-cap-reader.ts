import { Worker } from 'node:worker_threads';
import { type Issue, type Result, refuse } from '@tocsin/core/units/result';
import type { CapTrust } from '../../config/cap-settings.ts';
import type { CapReader, CapReading } from '../../ports/cap-signature.ts';
import { readSignedCap } from './read-signed-cap.ts';
import { openTrustStore } from './trust-store.ts';
import { createCapVerifier } from './verify-cap.ts';

type Reading = Result<CapReading, readonly Issue[]>;

/** A message of two million bytes takes a third of a second. */
const SLOWEST_MS = 10_000;
const PENDING_MAX = 500;
const THREAD_MEMORY_MB = 512;

/** A reader in the thread of its caller: for tests and tools. */
export function createCapReader(trust: CapTrust): CapReader {
  const verifier = createCapVerifier(trust);
  return { read: async (bytes) => readSignedCap(bytes, verifier), close: async () => {} };
}

interface Job {
  readonly bytes: Uint8Array;
  readonly settle: (result: Reading) => void;
}

/**
 * A reader in a thread of its own, one message at a time. One that takes too long, or brings the thread down, is refused and the
 * thread begins anew. Throws with the field's name where a key of the trust file is none.
 */
export function openCapReader(trust: CapTrust, slowestMs = SLOWEST_MS): CapReader {
  openTrustStore(trust);
  const jobs: Job[] = [];
  let current: { readonly job: Job; readonly id: number; readonly timer: NodeJS.Timeout } | undefined;
  let serial = 0;
  let thread = start();

  function start(): Worker {
    const worker = new Worker(new URL('./cap-reader-thread.ts', import.meta.url), {
      workerData: trust,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
    });
    worker.unref();
    worker.on('message', ({ id, result }: { readonly id: number; readonly result: Reading }) => {
      if (current?.id === id) finish(result);
    });
    worker.on('error', () => {
      if (worker === thread) replace('UNREADABLE', 'reading it brought the reader down');
    });
    return worker;
  }

  function replace(code: string, message: string): void {
    const old = thread;
    thread = start();
    // It is gone or going: nothing is left to wait for.
    old.terminate().catch(() => {});
    finish(refuse([{ code, path: '', message }]));
  }

  function finish(result: Reading): void {
    const done = current;
    current = undefined;
    clearTimeout(done?.timer);
    done?.job.settle(result);
    next();
  }

  function next(): void {
    const job = current === undefined ? jobs.shift() : undefined;
    if (job === undefined) return;
    serial += 1;
    const timer = setTimeout(() => replace('TOO_SLOW', `reading it took more than ${slowestMs} ms`), slowestMs);
    current = { job, id: serial, timer };
    thread.postMessage({ id: serial, bytes: job.bytes });
  }

  return {
    read(bytes) {
      if (jobs.length >= PENDING_MAX)
        return Promise.resolve(refuse([{ code: 'BUSY', path: '', message: `${PENDING_MAX} messages wait to be read` }]));
      return new Promise((settle) => {
        jobs.push({ bytes, settle });
        next();
      });
    },
    async close() {
      clearTimeout(current?.timer);
      const closed = refuse([{ code: 'BUSY', path: '', message: 'the reader was closed' }]);
      const left = [...(current === undefined ? [] : [current.job]), ...jobs.splice(0)];
      current = undefined;
      for (const { settle } of left) settle(closed);
      await thread.terminate();
    },
  };
}
