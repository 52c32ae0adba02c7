import type { CapRecord } from '@tocsin/core/cap/intake/cap-record';
import type { IntakeRules } from '@tocsin/core/cap/intake/intake-rules';
import type { FeedAlert } from '@tocsin/core/detection/observation';
import type { Status } from '@tocsin/core/detection/threat';
import { createZoneMap, type ZoneMap } from '@tocsin/core/engine/engine-state';
import type { Policy } from '@tocsin/core/warning/policy';
import type { CapFeed, CapFeedHealth } from '../ports/cap-feed.ts';
import type { CapReader } from '../ports/cap-signature.ts';
import type { Clock } from '../ports/clock.ts';
import type { WarningService } from './service.ts';
import { type CapIntake, openCapIntake } from './take-in-cap.ts';

/** A feed as the settings name it. */
interface FeedToAsk {
  readonly id: string;
  readonly status: Status;
  readonly rules: IntakeRules;
}

/** What other people's messages need to come in. */
export interface CapConnections<Feed extends FeedToAsk> {
  readonly reader: CapReader;
  readonly clock: Clock;
  readonly service: Pick<WarningService, 'region'>;
  /** Journals records and what follows from them, in one piece. */
  readonly accept: (entries: readonly (CapRecord | FeedAlert)[]) => Promise<{ readonly durable: boolean }>;
  /** What the journal holds of earlier decisions, oldest first. */
  readonly records: AsyncIterable<CapRecord>;
  readonly policy: Pick<Policy, 'prepareS' | 'feedShelterS' | 'feedShelterUavS'>;
  readonly feeds: readonly Feed[];
  /** Rules of sources that post, by the source's id; the others follow `defaults`. */
  readonly posted: Readonly<Record<string, IntakeRules>>;
  readonly defaults: IntakeRules;
  /** Begins to ask a feed. */
  readonly ask: (feed: Feed, onMessages: (messages: readonly Uint8Array[]) => Promise<void>) => CapFeed;
  readonly onFault: (fault: unknown) => void;
}

/** The door for other people's messages with everything behind it. */
export interface ConnectedCap {
  readonly intake: CapIntake;
  feeds(): readonly CapFeedHealth[];
  close(): Promise<void>;
}

/** Opens the intake with what the journal remembers, then asks the feeds. */
export async function connectCap<Feed extends FeedToAsk>(parts: CapConnections<Feed>): Promise<ConnectedCap> {
  const records: CapRecord[] = [];
  for await (const record of parts.records) records.push(record);
  const rules = new Map([...Object.entries(parts.posted), ...parts.feeds.map((feed) => [feed.id, feed.rules] as const)]);
  const intake = openCapIntake({
    reader: parts.reader,
    clock: parts.clock,
    zones: zoneMapOf(parts.service),
    rulesOf: (source) => rules.get(source) ?? parts.defaults,
    lifetimeS: (phase, threat) => lifetimeS(parts.policy, phase, threat),
    write: (record, inputs) => parts.accept(record === undefined ? inputs : [record, ...inputs]),
    records,
    onFault: parts.onFault,
  });
  const feeds = parts.feeds.map((feed) =>
    parts.ask(feed, async (messages) => {
      // One after the other: what a message follows has to be decided before it.
      for (const bytes of messages) await intake.takeIn(bytes, { source: feed.id, status: feed.status });
    }),
  );
  return {
    intake,
    feeds: () => feeds.map((feed) => feed.health()),
    async close() {
      intake.stop();
      await Promise.all([...feeds.map((feed) => feed.close()), parts.reader.close()]);
    },
  };
}

/** What the engine's `hearFeed` counts with. */
function lifetimeS(
  { prepareS, feedShelterS, feedShelterUavS }: CapConnections<FeedToAsk>['policy'],
  phase: 'prepare' | 'shelter',
  threat: string,
): number {
  if (phase === 'prepare') return prepareS;
  return threat === 'uav' ? feedShelterUavS : feedShelterS;
}

/** The zones in force, indexed once a version. */
function zoneMapOf(service: Pick<WarningService, 'region'>): () => ZoneMap {
  let known: { readonly sha256: string; readonly map: ZoneMap } | undefined;
  return () => {
    const { region, sha256 } = service.region();
    if (known?.sha256 !== sha256) known = { sha256, map: createZoneMap(region) };
    return known.map;
  };
}
