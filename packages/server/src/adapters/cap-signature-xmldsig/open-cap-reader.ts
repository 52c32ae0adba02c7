import { type Issue, type Result, refuse } from '@tocsin/core/units/result';
import type { CapTrust } from '../../config/cap-settings.ts';
import type { CapReader, CapReading } from '../../ports/cap-signature.ts';
import { openJobThread } from '../job-thread.ts';
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

/**
 * A reader in a thread of its own, one message at a time. One that takes too long, or brings the thread down, is refused and the
 * thread begins anew. Throws with the field's name where a key of the trust file is none.
 */
export function openCapReader(trust: CapTrust, slowestMs = SLOWEST_MS): CapReader {
  openTrustStore(trust);
  const { ask, close } = openJobThread<Uint8Array, Reading>(
    {
      module: new URL('./cap-reader-thread.ts', import.meta.url),
      options: { workerData: trust, resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB } },
      slowestMs,
      waitingMax: PENDING_MAX,
    },
    // Closed is for now: who sent it may send it again.
    ({ code, message }) => refuse([{ code: code === 'CLOSED' ? 'BUSY' : code, path: '', message }]),
  );
  return { read: ask, close };
}
