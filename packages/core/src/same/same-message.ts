import type { PublicAlert } from '../message/public-alert.ts';
import { type Issue, ok, type Result, refuse } from '../units/result.ts';
import { formatSameHeader, LOCATIONS_MAX, type Originator } from './same-header.ts';

/** How a station speaks. */
export interface SameStation {
  readonly originator: Originator;
  readonly station: string;
  /** Zone id to its PSSCCF codes. */
  readonly locations: Readonly<Record<string, readonly string[]>>;
}

/** An alert's headers, and what they leave out. */
export interface SameMessage {
  /** One for every 31 places, at least one. */
  readonly headers: readonly string[];
  /** Zones without a code: these headers are not for them. */
  readonly missing: readonly string[];
}

/**
 * The event code of an alert: CDW (civil danger warning) for shelter, CEM (civil emergency message) to prepare, ADR (administrative
 * message) for its end. What is not live is DMO (practice/demo warning) or RWT (required weekly test), whatever its phase: receivers
 * keep these two apart from warnings.
 *
 * @see 47 CFR §11.31(e)
 */
export function sameEvent({ status, phase }: Pick<PublicAlert, 'status' | 'phase'>): string {
  if (status === 'Exercise') return 'DMO';
  if (status === 'Test') return 'RWT';
  if (phase === 'shelter') return 'CDW';
  return phase === 'prepare' ? 'CEM' : 'ADR';
}

/** An end of a warning has no time of its own for which it holds: the shortest that a header can say. */
const END_VALID_S = 900;

/**
 * An alert as SAME headers. Zones without a code are named and never widened to a county or a country; where none has one, there is no
 * message.
 */
export function sameMessage(alert: PublicAlert, { originator, station, locations }: SameStation): Result<SameMessage, readonly Issue[]> {
  const missing = alert.zones.filter((zone) => (locations[zone] ?? []).length === 0);
  const places = [...new Set(alert.zones.flatMap((zone) => locations[zone] ?? []))];
  if (places.length === 0) {
    return refuse([{ code: 'NO_LOCATION', path: 'locations', message: `no zone of this alert has a SAME code: ${missing.join(', ')}` }]);
  }
  const sentMs = Date.parse(alert.sent);
  const validS = alert.phase === 'allClear' ? END_VALID_S : (Date.parse(alert.expires) - sentMs) / 1000;
  const headers: string[] = [];
  for (let start = 0; start < places.length; start += LOCATIONS_MAX) {
    const header = formatSameHeader({
      originator,
      event: sameEvent(alert),
      locations: places.slice(start, start + LOCATIONS_MAX),
      validS,
      sentMs,
      station,
    });
    if (!header.ok) return header;
    headers.push(header.value);
  }
  return ok({ headers, missing });
}
