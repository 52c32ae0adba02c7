import type { AreaTarget } from '@tocsin/core/cell-broadcast/area-target';
import { broadcastContent } from '@tocsin/core/cell-broadcast/broadcast-content';
import { additionalLanguageIdentifier } from '@tocsin/core/cell-broadcast/message-identifier';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { CellBroadcastSettings } from '../../config/cell-broadcast-settings.ts';
import type { WantedMessage } from './area-caster.ts';

/** What is to be told in an area. */
export interface Telling {
  readonly target: AreaTarget<SignedAlert> | undefined;
  /** The all-clear of the last warning here, while there is no new one. */
  readonly released: SignedAlert | undefined;
  readonly settings: CellBroadcastSettings;
  readonly nowMs: number;
}

/** The messages of one status in one area: the alarm, or the all-clear after it, in its first and its additional languages. */
export function wantedMessages({ target, released, settings, nowMs }: Telling): readonly WantedMessage[] {
  const alert = target?.alert ?? released;
  if (alert === undefined) return [];
  const identifier = identifierOf(alert, target, settings);
  const untilMs = target === undefined ? releaseEndMs(alert, settings.allClearS) : Date.parse(alert.expires);
  if (untilMs <= nowMs) return [];
  const facts = { untilMs, isQuiet: alert.quiet === true, isUrgent: target?.level === 'shelter' };
  const { pagesMax } = settings;
  const first = broadcastContent(alert, { languages: settings.languages, pagesMax });
  const second =
    settings.additionalLanguages.length === 0 ? undefined : broadcastContent(alert, { languages: settings.additionalLanguages, pagesMax });
  const twin = additionalLanguageIdentifier(identifier);
  return [
    ...(first === undefined ? [] : [{ ...facts, identifier, content: first }]),
    ...(second === undefined || twin === undefined ? [] : [{ ...facts, identifier: twin, content: second }]),
  ];
}

/** Live, exercise and test never share one: what a phone shows as an alarm cannot come from an exercise. */
function identifierOf({ status }: SignedAlert, target: Telling['target'], { identifiers }: CellBroadcastSettings): number {
  if (status === 'Exercise') return identifiers.exercise;
  if (status === 'Test') return identifiers.test;
  return target === undefined ? identifiers.allClear : identifiers[target.level];
}

/** Counted from the alert's own time, so that asking again gives the same end. */
function releaseEndMs({ sent }: SignedAlert, allClearS: number): number {
  return Date.parse(sent) + allClearS * 1000;
}
