import { NOW, openDatabase } from './database.ts';

/** A new reading is kept when it differs by this much or the last one is this old. */
const DIFFERENCE_MS = 500;
const AGE_MS = 600_000;

let kept: { readonly leadMs: number; readonly measuredMs: number } | undefined;

/** Keeps how far the server's time is ahead of the device's, for the service worker, which hears no clock. */
export function keepClockLead(leadMs: number | undefined): void {
  const measuredMs = Date.now();
  if (leadMs === undefined) return;
  if (kept !== undefined && Math.abs(kept.leadMs - leadMs) < DIFFERENCE_MS && measuredMs - kept.measuredMs < AGE_MS) return;
  const reading = { leadMs, measuredMs };
  kept = reading;
  openDatabase()
    .then((database) => database.put('clock', reading, NOW))
    .catch(() => {});
}

/** The lead last kept; 0 without one. Never rejects. */
export async function keptClockLeadMs(): Promise<number> {
  const reading = await openDatabase()
    .then((database) => database.get('clock', NOW))
    .catch(() => undefined);
  return reading?.leadMs ?? 0;
}
