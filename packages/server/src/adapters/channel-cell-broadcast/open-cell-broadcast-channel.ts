import { areaTarget } from '@tocsin/core/cell-broadcast/area-target';
import { STATUSES, type Status } from '@tocsin/core/detection/threat';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { CellBroadcastArea, CellBroadcastSettings } from '../../config/cell-broadcast-settings.ts';
import type { Channel, ChannelHealth, ChannelSurroundings } from '../../ports/channel.ts';
import { type AreaCaster, type CasterParts, createAreaCaster } from './area-caster.ts';
import { createCentreClient } from './centre-client.ts';
import { type AlertCount, createTally } from './delivery-tally.ts';
import { startHeartbeat } from './heartbeat.ts';
import { openSerialStore } from './serial-store.ts';
import { wantedMessages } from './wanted-messages.ts';

/** What this channel is given beside what all are. */
export interface CellBroadcastSurroundings extends ChannelSurroundings {
  /** The data folder: message codes in use are kept there. */
  readonly folder: string;
}

/** One area: its settings, its centre's worker, and whether the centre was heard. */
interface Area extends CellBroadcastArea {
  readonly caster: AreaCaster;
  readonly beat: { readonly lastLifeAt: () => string | undefined; readonly failure: () => string | undefined };
}

/** Zone to the alert in force, for each status. */
type Boards = { readonly [status in Status]: Map<string, SignedAlert> };

/**
 * Opens the channel to cell broadcast centres that speak the JSON interface of OsmoCBC. An area is alarmed only while all of its zones
 * are, because its centre reaches all of them at once; what an alert's zones lack is reported by name and never sent wider.
 */
export function openCellBroadcastChannel(settings: CellBroadcastSettings, surroundings: CellBroadcastSurroundings): Channel {
  const { nowMs, report, onFault, folder } = surroundings;
  const store = openSerialStore(folder, { firstCode: Math.floor(nowMs() / 1000), onFault });
  const ended = new AbortController();
  const boards: Boards = { Actual: new Map(), Exercise: new Map(), Test: new Map() };
  const areas = settings.areas.map((area) => openArea(area, { settings, store, nowMs, signal: ended.signal }));
  /** The all-clear that is on the air, by `area|status`. */
  const released = new Map<string, SignedAlert>();
  const tally = createTally({ channel: settings.id, nowMs, report });

  function evaluate(area: Area, settled: (failure: string | undefined) => void): void {
    const wanted = settings.statuses.flatMap((status) => {
      const lane = laneOf(area, status);
      const target = areaTarget(area.zones, boards[status], store.level(lane));
      store.setLevel(lane, target?.level);
      if (target !== undefined) released.delete(lane);
      return wantedMessages({ target, released: released.get(lane), settings, nowMs: nowMs() });
    });
    area.caster.want(wanted, settled);
  }

  function tell(alert: SignedAlert): void {
    const count = tally.open(alert.id);
    if (settings.statuses.includes(alert.status)) {
      postOn(boards[alert.status], alert);
      const concerned = areas.filter(({ zones }) => zones.some((zone) => alert.zones.includes(zone)));
      const reachable = new Set(concerned.flatMap(({ zones }) => zones));
      count.fail('NO_AREA', alert.zones.filter((zone) => !reachable.has(zone)).length);
      for (const area of concerned) tellArea(area, alert, count);
    }
    count.close();
  }

  function tellArea(area: Area, alert: SignedAlert, count: AlertCount): void {
    const lane = laneOf(area, alert.status);
    const before = store.level(lane);
    const after = areaTarget(area.zones, boards[alert.status], before);
    const isRelease = alert.phase === 'allClear';
    // Where nothing was on the air there is nothing to release.
    if (isRelease && before === undefined) return;
    if (isRelease && after === undefined) released.set(lane, alert);
    const isTold = isRelease || after?.level === 'shelter' || (after !== undefined && alert.phase === 'prepare');
    if (!isTold) count.fail('AREA_WIDER_THAN_ALERT', 1);
    evaluate(area, isTold ? count.expect() : () => {});
  }

  return {
    id: settings.id,
    present(alerts) {
      for (const status of STATUSES) boards[status].clear();
      for (const alert of alerts) postOn(boards[alert.status], alert);
      for (const area of areas) evaluate(area, () => {});
    },
    tell(alert) {
      try {
        tell(alert);
      } catch (fault) {
        onFault(fault);
      }
    },
    health: () => healthOf(settings.id, areas, tally.pending()),
    async close() {
      ended.abort();
      for (const { caster } of areas) caster.close();
    },
  };
}

interface AreaParts extends Pick<CasterParts, 'settings' | 'store' | 'nowMs'> {
  readonly signal: AbortSignal;
}

function openArea(area: CellBroadcastArea, { signal, ...parts }: AreaParts): Area {
  const { settings, nowMs } = parts;
  const client = createCentreClient(area, settings.answerTimeoutMs);
  const caster = createAreaCaster({ ...parts, area: area.id, client });
  const beat = startHeartbeat({ client, everyMs: settings.heartbeatS * 1000, nowMs, onBack: caster.recheck, signal });
  return { ...area, caster, beat };
}

function postOn(board: Map<string, SignedAlert>, alert: SignedAlert): void {
  for (const zone of alert.zones) {
    if (alert.phase === 'allClear') board.delete(zone);
    else board.set(zone, alert);
  }
}

function laneOf(area: Area, status: Status): string {
  return `${area.id}|${status}`;
}

function healthOf(id: string, areas: readonly Area[], pending: number): ChannelHealth {
  const named = areas.map(({ id: area, beat, caster }) => {
    const failure = beat.failure() ?? caster.lastFailure();
    const lastLifeAt = beat.lastLifeAt();
    const state = beat.failure() !== undefined ? 'down' : failure !== undefined ? 'degraded' : lastLifeAt === undefined ? 'silent' : 'ok';
    return {
      id: area,
      state,
      ...(lastLifeAt === undefined ? {} : { lastLifeAt }),
      ...(failure === undefined ? {} : { note: failure }),
    } as const;
  });
  const bad = named.filter(({ state }) => state === 'down' || state === 'degraded');
  const lives = named.flatMap(({ lastLifeAt }) => lastLifeAt ?? []).sort();
  const lastLifeAt = lives.at(-1);
  return {
    id,
    kind: 'cell-broadcast',
    state: bad.length === 0 ? 'ok' : named.every(({ state }) => state === 'down') ? 'down' : 'degraded',
    ...(bad.length === 0 ? {} : { reason: `${bad.length} of ${named.length} areas: ${bad[0]?.id} ${bad[0]?.note}` }),
    ...(lastLifeAt === undefined ? {} : { lastLifeAt }),
    ends: areas.length,
    pending,
    named,
  };
}
