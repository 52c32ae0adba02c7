import { buildCap } from '@tocsin/core/cap/build-cap';
import { writeCap } from '@tocsin/core/cap/write-cap';
import { alertsInForce, postAlert } from '@tocsin/core/delivery/alert-board';
import type { StreamEvent } from '@tocsin/core/delivery/stream-event';
import { STATUSES } from '@tocsin/core/detection/threat';
import type { EngineState, ZoneMap, ZoneMaps } from '@tocsin/core/engine/engine-state';
import type { Entry, Input } from '@tocsin/core/entry';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { formatInstant } from '@tocsin/core/units/instant';
import type { Alert } from '@tocsin/core/warning/alert';
import type { Region } from '@tocsin/core/zone/zone';
import { type CapSigner, publishedCapKey } from '../ports/cap-signature.ts';
import type { Channel, DeliveryReport } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';
import { keySetOf, type Signer } from '../ports/signer.ts';
import { countEvents } from './count-events.ts';
import { seenUpTo } from './epochs.ts';
import { type Held, type HeldRegion, loadRegions, resolveZones } from './held-regions.ts';
import { selectAlerts, summarise } from './list-alerts.ts';
import { createOperatorBoard } from './operator-board.ts';
import { earlierAlerts, noteReported, type Past, readPast } from './read-past.ts';
import { recoverEngine } from './recover-engine.ts';
import { healthReport } from './report-health.ts';
import { runEngine } from './run-engine.ts';
import { sealAlerts } from './seal-alerts.ts';
import { sealCaps } from './seal-cap.ts';
import type { EncodedFrame, SourceHealth, WarningService } from './service.ts';
import { watchSources } from './source-freshness.ts';
import { openStreamHub } from './stream-hub.ts';
import { type ChannelDesk, openChannelDesk } from './tell-channels.ts';

/** What the service is built from. */
export interface ServiceParts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly signer: Signer;
  /** Loads the pack that a `region` entry names; rejects where it cannot. */
  readonly loadRegion: (use: string) => Promise<HeldRegion>;
  readonly encode: (event: StreamEvent) => EncodedFrame;
  readonly settings: ServiceSettings;
  /** Signs CAP messages; without one they go out unsigned. */
  readonly capSigner?: CapSigner;
  /** Opens the channels beside the live stream. */
  readonly openChannels?: (to: ChannelsReport) => readonly Channel[];
  readonly onFault: (fault: unknown) => void;
}

/** Where channels say what came of alerts. */
export interface ChannelsReport {
  readonly report: (report: DeliveryReport) => void;
  /** A channel was started anew and may have missed something. */
  readonly onRestart: (channel: Channel) => void;
  /** The zones in force. */
  readonly region: () => { readonly region: Region; readonly byId: ReadonlyMap<string, number> };
}

/** What an installation says of itself. */
export interface ServiceSettings {
  readonly version: string;
  readonly sender: string;
  readonly region: string;
  /** Sensors and policy in force from this start on; entered into the journal where they differ from what it holds. */
  readonly setup: readonly Input[];
}

/** What is looked after outside the service. */
export interface Elsewhere {
  readonly sources: readonly SourceHealth[];
  readonly reasons: readonly string[];
}

/** The service and how to stop it. */
export interface OpenService {
  readonly service: WarningService;
  /** Entries replayed at this start. */
  readonly replayed: number;
  /** What is looked after elsewhere: sources beside those that the journal hears, and reasons to be called degraded. */
  watch(more: () => Elsewhere): void;
  close(): Promise<void>;
}

/** Opens the application on its journal: recovers the engine, tells what a crash kept back, then takes in what comes. */
export async function openService(parts: ServiceParts): Promise<OpenService> {
  const { journal, clock, signer, settings } = parts;
  const held = await loadRegions({ ...parts, region: settings.region });
  const maps: ZoneMaps = (use) => held.get(use.sha256 ?? use.use)?.map;
  const past = await readPast(journal);
  const { state, missing, replayed, snapshotAt } = await recoverEngine(journal, maps);
  const sources = watchSources();
  const operators = createOperatorBoard();
  const counts = countEvents();
  let watched: (() => Elsewhere) | undefined;
  const startedAt = formatInstant(clock.now());
  const starts = past.starts;

  function current(): ZoneMap {
    if (state.zones === undefined) throw new Error('no region is in force');
    return state.zones;
  }

  const seal = sealAlerts({ signer, sender: settings.sender, zones: current, phaseOf: (id) => past.board.byId.get(id)?.phase });

  function onEntry(entry: Entry): void {
    sources.note(entry);
    operators.note(entry);
    if (entry.body.kind === 'start') starts.push(entry.seq);
    if (entry.body.kind === 'discard') counts.add('tocsin_discards_total');
  }

  // The state of the sensors is known before their first word after this start.
  for (const sensor of state.sensors.values()) sources.note({ seq: 0, at: clock.now(), body: sensor });
  const epoch = starts.length + 1;
  const hub = openStreamHub({
    clock,
    encode: parts.encode,
    seal,
    epoch,
    seenUpTo: (since) => seenUpTo(since, starts),
    inForce: ({ statuses, zones }) => alertsInForce(past.board, { statuses, zones: zones === 'all' ? undefined : zones }).map(seal),
  });
  for (const { alert, seq } of past.alerts) hub.remember(alert, seq);
  const engine = runEngine({
    journal,
    clock,
    state,
    maps,
    snapshotAt,
    onEntry,
    onAlert(alert, seq) {
      if (!postAlert(past.board, alert)) return;
      counts.add('tocsin_alerts_total');
      hub.tell(alert, seq);
      desk.tell(seal(alert));
    },
    onFault: parts.onFault,
  });
  const desk = openDesk({ ...parts, past, seal, accept: engine.accept });
  engine.catchUp(missing);
  await engine.accept(openingEntries({ state, settings, held, now: formatInstant(clock.now()) }));
  const channelParts = { report: desk.noteReport, onRestart: desk.add, region: () => zonesOf(current()) };
  for (const channel of parts.openChannels?.(channelParts) ?? []) desk.add(channel);

  const allSources = () => [...sources.report(clock.now()), ...(watched?.().sources ?? [])];
  const plainCap = (alert: SignedAlert) => capOf(alert, { map: current(), sentOf: (id) => past.board.byId.get(id)?.time });
  const service: WarningService = {
    accept(inputs) {
      counts.add('tocsin_observations_total', inputs.length);
      return engine.accept(inputs);
    },
    region() {
      const { region, byId } = zonesOf(current());
      const pack = held.get(state.regionUse?.sha256 ?? settings.region);
      return { region, byId, sha256: pack?.held.sha256 ?? '', pack: pack?.held.bytes ?? new Uint8Array() };
    },
    resolveZones: (names) => resolveZones(current(), names),
    alerts: (filter) => selectAlerts(past.board, filter).map(seal),
    alert(id) {
      const alert = past.board.byId.get(id);
      return alert === undefined ? undefined : seal(alert);
    },
    capOf: parts.capSigner === undefined ? plainCap : sealCaps(parts.capSigner, plainCap),
    incidents: (limit) => summarise(past.board, limit),
    subscribe: (listener) => hub.subscribe(listener),
    operatorView() {
      return {
        time: formatInstant(clock.now()),
        alerts: alertsInForce(past.board, EVERYTHING).map(seal),
        forecasts: operators.forecasts(),
        verdicts: operators.verdicts(),
        sources: allSources(),
        channels: desk.health().map((health) => ({ ...health, last: desk.lastReport(health.id) })),
      };
    },
    noteRefusal: ({ reason }) => counts.add(`tocsin_refusals_${reason}_total`),
    ask: (channel, name, body) => desk.ask(channel, name, body),
    subscribeOperator: operators.subscribe,
    health: () =>
      healthReport({
        journal,
        region: current().region,
        sources: allSources(),
        channels: desk.health(),
        reasons: watched?.().reasons ?? [],
        listeners: hub.listeners(),
        startedAt,
        lastAlert: past.board.order.at(-1),
      }),
    counters: () => ({ ...counts.read(), tocsin_listeners: hub.listeners(), tocsin_journal_entries: journal.head() }),
    keys: () => ({ keys: [...keySetOf([signer]).keys, ...(parts.capSigner === undefined ? [] : [publishedCapKey(parts.capSigner)])] }),
  };

  return {
    service,
    replayed,
    watch(more) {
      watched = more;
    },
    async close() {
      engine.stop();
      hub.stop();
      await engine.settled();
      await desk.close();
      await journal.close();
    },
  };
}

function zonesOf({ region, index }: ZoneMap): { readonly region: Region; readonly byId: ReadonlyMap<string, number> } {
  return { region, byId: index.byId };
}

function capOf(alert: SignedAlert, from: { readonly map: ZoneMap; readonly sentOf: (id: string) => string | undefined }): string {
  const { region, index } = from.map;
  return writeCap(buildCap(alert, { region, byId: index.byId, sentOf: from.sentOf }));
}

const EVERYTHING = { statuses: new Set(STATUSES), zones: undefined };

function openDesk({
  clock,
  past,
  seal,
  accept,
  onFault,
}: Pick<ServiceParts, 'clock' | 'onFault'> & {
  readonly past: Past;
  readonly seal: (alert: Alert) => SignedAlert;
  readonly accept: (inputs: readonly Input[]) => Promise<unknown>;
}): ChannelDesk {
  return openChannelDesk({
    clock,
    note(entry) {
      noteReported(past.reported, entry);
      accept([entry]).catch(onFault);
    },
    inForce: () => alertsInForce(past.board, EVERYTHING).map(seal),
    earlier: () => earlierAlerts(past, seal),
    onFault,
  });
}

function openingEntries(opening: {
  readonly state: EngineState;
  readonly settings: ServiceSettings;
  readonly held: Held;
  readonly now: string;
}): readonly Input[] {
  const { state, settings, held, now } = opening;
  const entries: Input[] = [{ kind: 'start', time: now, version: settings.version }];
  const region = held.get(settings.region);
  if (region !== undefined && state.regionUse?.sha256 !== region.use.sha256)
    entries.push({ ...region.use, version: region.held.region.version });
  for (const input of settings.setup) if (!isInForce(state, input)) entries.push(input);
  return entries;
}

function isInForce(state: EngineState, input: Input): boolean {
  if (input.kind === 'sensor') return JSON.stringify(state.sensors.get(input.id)) === JSON.stringify(input);
  return input.kind === 'policy' && JSON.stringify(state.policy) === JSON.stringify(input);
}
