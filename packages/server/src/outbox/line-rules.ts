import { isRelease, uselessFrom } from '@tocsin/core/delivery/retry-schedule';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { parseInstant } from '@tocsin/core/units/instant';
import type { EndMemory } from './end-memory.ts';

/** One alert in the line before one end. */
export interface LineItem {
  readonly alert: SignedAlert;
  readonly toldAtMs: number;
  /** `zoneKeys` of the alert. */
  readonly keys: readonly string[];
  tries: number;
  /** Not to be tried again before this instant, ms since 1970. */
  notBeforeMs: number;
  /** The end answered and did not want it. */
  isUnwanted: boolean;
}

/** An item to take out of the line untried, and why. */
export interface Dropped {
  readonly item: LineItem;
  readonly code: 'EXPIRED' | 'SUPERSEDED' | 'NEVER_RAISED' | 'QUEUE_FULL';
}

/**
 * What need not be told any more. A warning goes when it has run out, or when later messages in the line speak of all its zones: nobody
 * is alarmed after the all-clear. A release goes only when this end cannot have heard of what it ends.
 */
export function findStale(line: readonly LineItem[], memory: EndMemory, nowMs: number): readonly Dropped[] {
  const dropped: Dropped[] = [];
  const later = new Set<string>();
  for (const item of line.toReversed()) {
    const { alert, keys } = item;
    const isEnd = isRelease(alert);
    // A release that the end does not want gives way to the next warning of its zones: it must not come after it.
    const mayGiveWay = !isEnd || item.isUnwanted;
    if (nowMs >= uselessFrom(alert)) dropped.push({ item, code: 'EXPIRED' });
    else if (mayGiveWay && keys.every((key) => later.has(key))) dropped.push({ item, code: 'SUPERSEDED' });
    // What only goes on says nothing to those who have not heard the warning itself.
    else if (alert.quiet !== true) for (const key of keys) later.add(key);
  }
  const gone = new Set(dropped.map(({ item }) => item));
  return [...dropped, ...findNeedless(line, gone, memory)];
}

/** Releases of warnings that never went out, once nothing before them in the line can change that. */
function findNeedless(line: readonly LineItem[], gone: ReadonlySet<LineItem>, memory: EndMemory): readonly Dropped[] {
  const before = new Set<string>();
  const needless: Dropped[] = [];
  for (const item of line) {
    if (gone.has(item)) continue;
    const isFirst = !item.keys.some((key) => before.has(key));
    if (isFirst && isRelease(item.alert) && !memory.needsRelease(item.alert)) needless.push({ item, code: 'NEVER_RAISED' });
    else for (const key of item.keys) before.add(key);
  }
  return needless;
}

/** The first item that may go now: its time has come, and nothing before it speaks of one of its zones. */
export function findNext(line: readonly LineItem[], nowMs: number): LineItem | undefined {
  const before = new Set<string>();
  for (const item of line) {
    const isFree = !item.keys.some((key) => before.has(key));
    if (isFree && item.notBeforeMs <= nowMs) return item;
    for (const key of item.keys) before.add(key);
  }
  return undefined;
}

/**
 * Which item leaves a line that is too long: an update that only goes on, else the oldest `prepare`, else the oldest warning. Never a
 * release, whose number is bounded by the warnings that went out. `undefined`: nothing may go.
 */
export function findOverflow(line: readonly LineItem[], lengthMax: number): LineItem | undefined {
  if (line.length <= lengthMax) return undefined;
  return (
    line.find(({ alert }) => alert.quiet === true && !isRelease(alert)) ??
    line.find(({ alert }) => alert.phase === 'prepare') ??
    line.find(({ alert }) => alert.phase === 'shelter')
  );
}

/** True while a warning that has not run out waits in the line. */
export function hasWarning(line: readonly LineItem[], nowMs: number): boolean {
  return line.some(({ alert }) => !isRelease(alert) && parseInstant(alert.expires) > nowMs);
}
