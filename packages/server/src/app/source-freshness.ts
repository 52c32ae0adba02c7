import type { Entry } from '@tocsin/core/entry';
import { formatInstant, secondsBetween, type UnixMs } from '@tocsin/core/units/instant';
import type { SourceHealth } from './service.ts';

/** A sensor that misses this many of its own periods is stale, but never before {@link SENSOR_STALE_S_MIN}. */
const PERIODS_MISSED = 5;
const SENSOR_STALE_S_MIN = 10;
/** Feeds and spotters speak when there is something to say; after this their silence is no proof of quiet any more. */
const FEED_STALE_S = 3_600;

interface Heard {
  readonly kind: SourceHealth['kind'];
  readonly staleAfterS: number;
  lastAt: UnixMs | undefined;
}

/** When each source was last heard (ground rule 6: silence is suspicious). */
export interface SourceFreshness {
  note(entry: Entry): void;
  report(now: UnixMs): readonly SourceHealth[];
}

/** Watches the journal for signs of life. Configured sensors count from the start, others from their first word. */
export function watchSources(): SourceFreshness {
  const heard = new Map<string, Heard>();

  function hear(id: string, kind: Heard['kind'], at: UnixMs): void {
    const known = heard.get(id);
    if (known === undefined) heard.set(id, { kind, staleAfterS: kind === 'sensor' ? SENSOR_STALE_S_MIN : FEED_STALE_S, lastAt: at });
    else known.lastAt = at;
  }

  return {
    note({ at, body }) {
      if (body.kind === 'sensor') {
        const staleAfterS = Math.max(SENSOR_STALE_S_MIN, PERIODS_MISSED * body.period);
        heard.set(body.id, { kind: 'sensor', staleAfterS, lastAt: heard.get(body.id)?.lastAt });
      } else if (body.kind === 'scan') hear(body.sensor, 'sensor', at);
      else if (body.kind === 'feed-alert') hear(body.source, 'feed', at);
      else if (body.kind === 'sighting') hear(body.reporter, 'spotter', at);
    },
    report(now) {
      return [...heard].map(([id, source]) => healthOf(id, source, now)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

function healthOf(id: string, source: Heard, now: UnixMs): SourceHealth {
  if (source.lastAt === undefined) return { id, kind: source.kind, state: 'silent' };
  const ageS = Math.max(0, secondsBetween(source.lastAt, now));
  const state = ageS > source.staleAfterS ? 'stale' : 'fresh';
  return { id, kind: source.kind, lastAt: formatInstant(source.lastAt), ageS, state };
}
