import { formatInstant, type UnixMs } from '@tocsin/core/units/instant';
import type { ReportFeedSettings } from '../../config/report-settings.ts';
import type { Clock } from '../../ports/clock.ts';
import { pause } from '../../ports/pause.ts';
import type { ReportReader } from '../../ports/report-reader.ts';
import type { FoundReport, ReportSource, ReportSourceHealth } from '../../ports/report-source.ts';
import { type AskedFeed, askFeed } from './ask-feed.ts';
import type { FetchFailure, Validators } from './fetch-document.ts';
import { createReportFinder } from './find-report.ts';
import { freshItems, itemName } from './fresh-items.ts';
import { pauseS } from './next-asking.ts';
import type { SeenItems } from './seen-items.ts';

/** What a feed is asked with. */
export interface ReportFeedSurroundings {
  readonly clock: Clock;
  readonly reader: ReportReader;
  readonly seen: SeenItems;
  /** Of the region: in it a moment has its day. */
  readonly timeZone: () => string;
  readonly onFault: (fault: unknown) => void;
}

/** After so many pauses without a good answer, and no less than an hour, its silence tells nothing. */
const STALE_PAUSES = 5;
const STALE_S_MIN = 3_600;

/** Asks a feed again and again while its reports are being read. */
export function watchReportFeed(settings: ReportFeedSettings, surroundings: ReportFeedSurroundings): ReportSource {
  const { clock, reader, seen, onFault } = surroundings;
  const stop = new AbortController();
  const { signal } = stop;
  const finder = createReportFinder(settings, { clock, reader, signal, timeZone: surroundings.timeZone });
  const startedAt = clock.now();
  let validators: Validators | undefined;
  let ttlS: number | undefined;
  let lastGoodAt: UnixMs | undefined;
  let failure: FetchFailure | undefined;
  let failures = 0;

  async function* reports(): AsyncGenerator<FoundReport> {
    while (!signal.aborted) {
      const asked = await askFeed(settings, { reader, signal, validators });
      failures = asked.ok ? 0 : failures + 1;
      failure = asked.ok ? undefined : asked.error;
      if (asked.ok) lastGoodAt = clock.now();
      if (asked.ok && asked.value !== undefined) {
        ttlS = asked.value.ttlS;
        yield* hand(asked.value);
      }
      const delayS = pauseS({ everyS: settings.everyS, ttlS, failures, retryAfter: failure?.retryAfter, nowMs: clock.now() });
      await pause(clock, delayS * 1_000, signal);
    }
  }

  async function* hand(feed: AskedFeed): AsyncGenerator<FoundReport> {
    const fresh = freshItems(feed.items, seen);
    let isWhole = fresh.length <= settings.itemsMax;
    try {
      for (const item of fresh.slice(0, settings.itemsMax)) {
        const found = await finder.find(item, feed);
        if (signal.aborted) return;
        if (found === 'later') isWhole = false;
        else {
          // Whoever asks for the next one has dealt with this one.
          if (found !== undefined) yield found;
          finder.forget(item);
          seen.add(itemName(item));
        }
      }
      // Only now: what is left over is in no answer that says "nothing has changed".
      validators = isWhole ? feed.validators : undefined;
    } finally {
      await seen.save().catch(onFault);
    }
  }

  return {
    id: settings.id,
    kind: 'feed',
    reports,
    health: () => ({
      ...healthOf(settings, { lastGoodAt, startedAt, failure, now: clock.now() }),
      passedOver: finder.passedOver(),
    }),
    async close() {
      stop.abort();
    },
  };
}

interface HealthFacts {
  readonly lastGoodAt: UnixMs | undefined;
  readonly startedAt: UnixMs;
  readonly failure: FetchFailure | undefined;
  readonly now: UnixMs;
}

function healthOf({ id, everyS }: ReportFeedSettings, facts: HealthFacts): Omit<ReportSourceHealth, 'passedOver'> {
  const { lastGoodAt, startedAt, failure, now } = facts;
  const silentS = (now - (lastGoodAt ?? startedAt)) / 1_000;
  const isStale = failure !== undefined && silentS > Math.max(STALE_S_MIN, STALE_PAUSES * everyS);
  return {
    id,
    kind: 'feed',
    state: isStale ? 'stale' : failure === undefined ? 'ok' : 'failing',
    ...(lastGoodAt === undefined ? {} : { lastGoodAt: formatInstant(lastGoodAt) }),
    ...(failure === undefined ? {} : { reason: `${failure.code}: ${failure.message}` }),
  };
}
