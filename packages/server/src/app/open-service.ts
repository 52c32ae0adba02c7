import { buildCap } from '@tocsin/core/cap/build-cap';
import { writeCap } from '@tocsin/core/cap/write-cap';
import { type AlertBoard, alertsInForce, createAlertBoard, postAlert } from '@tocsin/core/delivery/alert-board';
import type { StreamEvent } from '@tocsin/core/delivery/stream-event';
import { STATUSES } from '@tocsin/core/detection/threat';
import { createZoneMap, type EngineState, type ZoneMap, type ZoneMaps } from '@tocsin/core/engine/engine-state';
import type { Entry, Input, RegionUse } from '@tocsin/core/entry';
import { formatInstant } from '@tocsin/core/units/instant';
import type { Alert } from '@tocsin/core/warning/alert';
import type { Region } from '@tocsin/core/zone/zone';
import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';
import { keySetOf, type Signer } from '../ports/signer.ts';
import { seenUpTo } from './epochs.ts';
import { createOperatorBoard } from './operator-board.ts';
import { recoverEngine } from './recover-engine.ts';
import { healthReport } from './report-health.ts';
import { runEngine } from './run-engine.ts';
import { sealAlerts } from './seal-alerts.ts';
import type { EncodedFrame, IncidentSummary, WarningService } from './service.ts';
import { watchSources } from './source-freshness.ts';
import { openStreamHub } from './stream-hub.ts';

/** A region pack as the shell holds it. */
export interface HeldRegion {
  readonly region: Region;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** What the service is built from. */
export interface ServiceParts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly signer: Signer;
  /** Loads the pack that a `region` entry names; rejects where it cannot. */
  readonly loadRegion: (use: string) => Promise<HeldRegion>;
  readonly encode: (event: StreamEvent) => EncodedFrame;
  readonly settings: ServiceSettings;
  readonly onFault: (fault: unknown) => void;
}

/** What an installation says of itself. */
export interface ServiceSettings {
  readonly version: string;
  readonly sender: string;
  readonly region: string;
  /** Sensors and policy in force from this start on; entered into the journal where they differ from what it holds. */
  readonly setup: readonly Input[];
}

/** The service and how to stop it. */
export interface OpenService {
  readonly service: WarningService;
  /** Entries replayed at this start. */
  readonly replayed: number;
  close(): Promise<void>;
}

/** Opens the application on its journal: recovers the engine, tells what a crash kept back, then takes in what comes. */
export async function openService(parts: ServiceParts): Promise<OpenService> {
  const { journal, clock, signer, settings } = parts;
  const held = await loadRegions(parts);
  const maps: ZoneMaps = (use) => held.get(use.sha256 ?? use.use)?.map;
  const past = await readPast(journal);
  const { state, missing, replayed, snapshotAt } = await recoverEngine(journal, maps);
  const sources = watchSources();
  const operators = createOperatorBoard();
  const operatorListeners = new Set<(line: string) => void>();
  const counters: Record<string, number> = { tocsin_alerts_total: 0, tocsin_observations_total: 0, tocsin_discards_total: 0 };
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
    if (entry.body.kind === 'discard') count('tocsin_discards_total');
    if (operatorListeners.size > 0) {
      const line = JSON.stringify(entry);
      for (const send of operatorListeners) send(line);
    }
  }

  function count(name: string, by = 1): void {
    counters[name] = (counters[name] ?? 0) + by;
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
      count('tocsin_alerts_total');
      hub.tell(alert, seq);
    },
    onFault: parts.onFault,
  });
  engine.catchUp(missing);
  await engine.accept(openingEntries({ state, settings, held, now: formatInstant(clock.now()) }));

  const service: WarningService = {
    accept(inputs) {
      count('tocsin_observations_total', inputs.length);
      return engine.accept(inputs);
    },
    region() {
      const { region, index } = current();
      const pack = held.get(state.regionUse?.sha256 ?? settings.region);
      return { region, byId: index.byId, sha256: pack?.held.sha256 ?? '', pack: pack?.held.bytes ?? new Uint8Array() };
    },
    resolveZones: (names) => resolveZones(current(), names),
    alerts: (filter) => selectAlerts(past.board, filter).map(seal),
    alert(id) {
      const alert = past.board.byId.get(id);
      return alert === undefined ? undefined : seal(alert);
    },
    capOf(alert) {
      const { region, index } = current();
      return writeCap(buildCap(alert, { region, byId: index.byId, sentOf: (id) => past.board.byId.get(id)?.time }));
    },
    incidents: (limit) => summarise(past.board, limit),
    subscribe: (listener) => hub.subscribe(listener),
    operatorView() {
      const inForce = alertsInForce(past.board, { statuses: new Set(STATUSES), zones: undefined }).map(seal);
      return {
        time: formatInstant(clock.now()),
        alerts: inForce,
        forecasts: operators.forecasts(),
        verdicts: operators.verdicts(),
        sources: sources.report(clock.now()),
      };
    },
    subscribeOperator(send) {
      operatorListeners.add(send);
      return () => operatorListeners.delete(send);
    },
    health: () =>
      healthReport({
        journal,
        region: current().region,
        sources: sources.report(clock.now()),
        listeners: hub.listeners(),
        startedAt,
        lastAlert: past.board.order.at(-1),
      }),
    counters: () => ({ ...counters, tocsin_listeners: hub.listeners(), tocsin_journal_entries: journal.head() }),
    keys: () => keySetOf([signer]),
  };

  return {
    service,
    replayed,
    async close() {
      engine.stop();
      hub.stop();
      await engine.settled();
      await journal.close();
    },
  };
}

interface Past {
  readonly board: AlertBoard;
  readonly alerts: readonly { readonly alert: Alert; readonly seq: number }[];
  readonly starts: number[];
}

async function readPast(journal: Journal): Promise<Past> {
  const board = createAlertBoard();
  const alerts: { alert: Alert; seq: number }[] = [];
  const starts: number[] = [];
  for await (const { seq, body } of journal.read({ kinds: ['alert', 'start'] })) {
    if (body.kind === 'start') starts.push(seq);
    if (body.kind === 'alert' && postAlert(board, body)) alerts.push({ alert: body, seq });
  }
  return { board, alerts, starts };
}

type Held = Map<string, { readonly held: HeldRegion; readonly map: ZoneMap; readonly use: RegionUse }>;

/** Every pack that the journal or the settings name, by content; a pack whose bytes are gone is not in it. */
async function loadRegions({ journal, loadRegion, settings }: ServiceParts): Promise<Held> {
  const held: Held = new Map();
  const uses = new Set<string>([settings.region]);
  for await (const { body } of journal.read({ kinds: ['region'] })) if (body.kind === 'region') uses.add(body.use);
  for (const use of uses) {
    const loaded = await loadRegion(use);
    const entry = { held: loaded, map: createZoneMap(loaded.region), use: { kind: 'region', use, sha256: loaded.sha256 } as const };
    held.set(loaded.sha256, entry);
    held.set(use, entry);
  }
  return held;
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

function resolveZones(map: ZoneMap, names: readonly string[]): { readonly zones: readonly string[]; readonly unknown: readonly string[] } {
  const zones = new Set<string>();
  const unknown: string[] = [];
  for (const name of names) {
    const resolved = map.names.resolve(name);
    if (resolved.kind !== 'zone') unknown.push(name);
    else for (const index of resolved.zones) zones.add(map.region.zones[index]?.id ?? '');
  }
  return { zones: [...zones], unknown };
}

function selectAlerts(board: AlertBoard, filter: Parameters<WarningService['alerts']>[0]): readonly Alert[] {
  const { statuses, zones, active, limit } = filter;
  const source = active === true ? alertsInForce(board, { statuses, zones }) : board.order;
  const selected: Alert[] = [];
  for (let place = source.length - 1; place >= 0 && selected.length < limit; place -= 1) {
    const alert = source[place];
    if (alert === undefined || !statuses.has(alert.status)) continue;
    if (zones === undefined || alert.zones.some((zone) => zones.has(zone))) selected.push(alert);
  }
  return selected;
}

function summarise(board: AlertBoard, limit: number): readonly IncidentSummary[] {
  return [...board.incidents.values()]
    .slice(-limit)
    .toReversed()
    .map(({ id, status, openedAt, closedAt, zones, alerts, threats }) => ({
      id,
      status,
      openedAt,
      ...(closedAt === undefined ? {} : { closedAt }),
      zones: [...zones].toSorted(),
      alerts,
      threats: [...threats],
    }));
}
