import type { Heard } from './alarm-state.ts';
import type { RefusalReason } from './store/history.ts';

/** Reports in any minute: whoever forges much must not make every device a flood. */
const REPORTS_PER_MINUTE = 3;
const MINUTE_MS = 60_000;

const sentMs: number[] = [];
const reported = new Set<string>();

/** Tells the server that an alert was refused: which one and why; nothing of this device and none of its zones. Never throws. */
export function reportRefusal({ alert, path }: Heard, reason: RefusalReason): void {
  const key = `${reason} ${alert.id} ${alert.signature.value}`;
  const nowMs = Date.now();
  while (sentMs[0] !== undefined && sentMs[0] <= nowMs - MINUTE_MS) sentMs.shift();
  if (reported.has(key) || sentMs.length >= REPORTS_PER_MINUTE) return;
  sentMs.push(nowMs);
  reported.add(key);
  const body = JSON.stringify({ alert: alert.id.slice(0, 128), keyId: alert.signature.keyId.slice(0, 128), reason, path });
  fetch('/v1/refusals', { method: 'POST', headers: { 'content-type': 'application/json' }, body, keepalive: true }).catch(() => {
    // Offline: the history of this device says it.
  });
}
