import { formatInstant, type UnixMs } from '@tocsin/core/units/instant';
import type { CapFeedSettings } from '../../config/cap-settings.ts';
import type { CapFeed, CapFeedHealth } from '../../ports/cap-feed.ts';
import type { Clock } from '../../ports/clock.ts';
import { type FetchFailure, fetchBounded, type Validators } from './fetch-bounded.ts';
import { type FeedEntry, readFeed } from './read-feed.ts';

/** Whom a feed tells. */
export interface CapFeedSurroundings {
  readonly clock: Clock;
  /** The messages of one answer, oldest first as far as the feed says so. Resolves when all of them are decided. */
  readonly onMessages: (messages: readonly Uint8Array[]) => Promise<void>;
  /** Reads the text of a document in any encoding; undefined where it cannot. */
  readonly decode: (bytes: Uint8Array) => string | undefined;
  readonly onFault: (fault: unknown) => void;
}

/** Linked messages fetched at once. */
const FETCHES_AT_ONCE = 4;
/** Linked messages remembered as fetched. */
const FETCHED_MAX = 5_000;

/** Asks a feed at an interval and passes its messages on; each linked message is fetched once. Starts at once. */
export function pollCapFeed(settings: CapFeedSettings, surroundings: CapFeedSurroundings): CapFeed {
  const { clock, onFault } = surroundings;
  const stop = new AbortController();
  const url = new URL(settings.url);
  const origins = new Set([url.origin, ...settings.linkOrigins]);
  const fetched = new Set<string>();
  let validators: Validators | undefined;
  let lastGoodAt: UnixMs | undefined;
  let failure: FetchFailure | undefined;
  const startedAt = clock.now();
  const counts = { messages: 0, polls: 0, failures: 0 };
  let disarm: () => void = () => {};
  let polling: Promise<void> = Promise.resolve();

  const bounds = (bytesMax: number) => ({ bytesMax, timeoutMs: settings.timeoutS * 1_000, signal: stop.signal });

  async function poll(): Promise<void> {
    counts.polls += 1;
    failure = await askOnce();
    if (failure === undefined) lastGoodAt = clock.now();
    else counts.failures += 1;
  }

  async function askOnce(): Promise<FetchFailure | undefined> {
    const got = await fetchBounded(url, { ...bounds(settings.bytesMax), validators });
    if (!got.ok) return got.error;
    if (got.value.bytes === undefined) return undefined;
    const text = surroundings.decode(got.value.bytes);
    const feed = text === undefined ? undefined : readFeed(text);
    if (feed === undefined) return { code: 'ENCODING', message: 'its bytes are not the text it says' };
    if (!feed.ok) return { code: feed.error.code, message: feed.error.message };
    if (feed.value.kind === 'message') {
      counts.messages = 1;
      await surroundings.onMessages([got.value.bytes]);
    } else {
      counts.messages = feed.value.entries.length;
      // Feeds stand newest first: what is followed has to be known before what follows it.
      const missing = await passOn(feed.value.entries.toReversed());
      if (missing !== undefined) return missing;
    }
    // Kept only when everything in the answer was taken in: an unchanged feed is asked for in full until then.
    validators = got.value.validators;
    return undefined;
  }

  async function passOn(entries: readonly FeedEntry[]): Promise<FetchFailure | undefined> {
    let failed: FetchFailure | undefined;
    for (let from = 0; from < entries.length && !stop.signal.aborted; from += FETCHES_AT_ONCE) {
      const loaded = await Promise.all(entries.slice(from, from + FETCHES_AT_ONCE).map(load));
      const messages = loaded.flatMap((one) => (one instanceof Uint8Array ? [one] : []));
      failed ??= loaded.find((one): one is FetchFailure => one !== undefined && 'code' in one);
      if (messages.length > 0) await surroundings.onMessages(messages);
    }
    return failed;
  }

  async function load(entry: FeedEntry): Promise<Uint8Array | FetchFailure | undefined> {
    if (entry.kind === 'inline') return Buffer.from(entry.xml);
    const name = `${entry.href} ${entry.version}`;
    if (fetched.has(name)) return undefined;
    const address = URL.parse(entry.href, url);
    if (address === null || !origins.has(address.origin)) {
      return { code: 'LINK_ELSEWHERE', message: 'an entry links to another host: name it in linkOrigins if that is right' };
    }
    const got = await fetchBounded(address, bounds(settings.messageBytesMax));
    if (!got.ok) return got.error;
    fetched.add(name);
    const [oldest] = fetched;
    if (fetched.size > FETCHED_MAX && oldest !== undefined) fetched.delete(oldest);
    return got.value.bytes;
  }

  function round(): void {
    polling = poll()
      .catch(onFault)
      .then(() => {
        if (!stop.signal.aborted) disarm = clock.at((clock.now() + settings.everyS * 1_000) as UnixMs, round);
      });
  }

  round();
  return {
    id: settings.id,
    health: () => healthOf(settings, { ...counts, lastGoodAt, startedAt, failure, now: clock.now() }),
    async close() {
      stop.abort();
      disarm();
      await polling;
    },
  };
}

interface Facts {
  readonly messages: number;
  readonly polls: number;
  readonly failures: number;
  readonly startedAt: UnixMs;
  readonly lastGoodAt: UnixMs | undefined;
  readonly failure: FetchFailure | undefined;
  readonly now: UnixMs;
}

function healthOf({ id, staleAfterS }: CapFeedSettings, facts: Facts): CapFeedHealth {
  const { lastGoodAt, failure, messages, polls, failures } = facts;
  const isStale = facts.now - (lastGoodAt ?? facts.startedAt) > staleAfterS * 1_000;
  const state = isStale ? 'stale' : failure === undefined ? 'ok' : 'failing';
  return {
    id,
    state,
    ...(lastGoodAt === undefined ? {} : { lastGoodAt: formatInstant(lastGoodAt) }),
    ...(failure === undefined ? {} : { reason: `${failure.code}: ${failure.message}` }),
    messages,
    polls,
    failures,
  };
}
