import type { FeatureCollection } from 'geojson';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ChannelList } from './channel-list.tsx';
import { groupAlerts } from './group-alerts.ts';
import { InForceList } from './in-force-list.tsx';
import { SourceList, TrackList, VerdictList } from './lists.tsx';
import { type ConsoleMap, openMap } from './map.ts';
import { useKeys } from './review/use-keys.ts';
import type { Desk, Operator } from './use-operator.ts';
import type { OperatorView } from './view.ts';

/** Without a new picture for this long the console is blind and says so. */
const STALE_MS = 10_000;
const RELOAD_MS = 3_000;

interface DeskProps {
  readonly desk: Extract<Desk, { state: 'open' }>;
  readonly onEnd: Operator['end'];
  readonly onSilentTest: Operator['silentTest'];
  readonly onLock: () => void;
  readonly onReview: () => void;
}

/** Map on one side, what needs deciding on the other. */
export function DeskScreen({ desk, onEnd, onSilentTest, onLock, onReview }: DeskProps) {
  useKeys({ r: onReview });
  const { view, trails } = desk;
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<ConsoleMap | undefined>(undefined);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [pointed, setPointed] = useState<string | undefined>(undefined);
  const nowMs = useServerTime(view);

  useEffect(() => {
    let isWanted = true;
    untilZones(() => isWanted).then((pack) => {
      if (pack === undefined || place.current === null) return;
      setNames(new Map(pack.features.map(({ id, properties }) => [String(id), nameOf(properties, String(id))])));
      setMap(openMap(place.current, pack, setPointed));
    });
    return () => {
      isWanted = false;
    };
  }, []);
  useEffect(() => map?.show(view, trails, names), [map, view, names]);

  const isStale = Date.now() - desk.readAtMs > STALE_MS;
  return (
    <main class="desk">
      <LaneBar {...{ view, isStale, onLock, onReview }} />
      <div class="stage">
        <div class="map" ref={place} />
        <button type="button" class="fit" onClick={() => map?.fit()}>
          Fit
        </button>
        {pointed !== undefined && <div class="pointed">{names.get(pointed) ?? pointed}</div>}
        <Legend />
      </div>
      <aside class="side">
        <InForceList groups={groupAlerts(view.alerts)} {...{ names, nowMs, onEnd }} />
        <TrackList forecasts={view.forecasts} nowMs={nowMs} />
        <SourceList sources={view.sources} />
        <ChannelList channels={view.channels} onSilentTest={onSilentTest} />
        <VerdictList verdicts={view.verdicts} names={names} />
      </aside>
    </main>
  );
}

interface BarProps extends Pick<DeskProps, 'onLock' | 'onReview'> {
  readonly view: OperatorView;
  readonly isStale: boolean;
}

/** One field for each lane, always there: an empty live lane is an answer too. */
function LaneBar({ view, isStale, onLock, onReview }: BarProps) {
  return (
    <header class="lanes">
      <h1>Tocsin</h1>
      {(['Actual', 'Exercise', 'Test'] as const).map((status) => {
        const zones = (phase: string) =>
          new Set(view.alerts.filter((alert) => alert.status === status && alert.phase === phase).flatMap((alert) => alert.zones)).size;
        const [shelter, prepare] = [zones('shelter'), zones('prepare')];
        const said = [shelter > 0 && `${shelter} in shelter`, prepare > 0 && `${prepare} preparing`].filter(Boolean).join(', ');
        if (status === 'Test' && said === '') return null;
        return (
          <div key={status} class={`lane ${status} ${shelter > 0 ? 'shelter' : prepare > 0 ? 'prepare' : 'calm'}`}>
            <b>{status === 'Actual' ? 'LIVE' : status.toUpperCase()}</b> {said || 'nothing in force'}
          </div>
        );
      })}
      {isStale && (
        <div class="lane lost" role="alert">
          No connection: this picture is old
        </div>
      )}
      <span class="clock">{view.time.slice(11, 19)} UTC</span>
      <button type="button" onClick={onReview}>
        <kbd>r</kbd> Review
      </button>
      <button type="button" onClick={onLock}>
        Lock
      </button>
    </header>
  );
}

function Legend() {
  return (
    <ul class="legend">
      <li class="shelter">live: shelter</li>
      <li class="prepare">live: prepare</li>
      <li class="exercise">exercise</li>
      <li class="track">track and where it is going</li>
      <li class="ellipse">impact, 95 %</li>
    </ul>
  );
}

/** The server's time, ticking between two pictures. */
function useServerTime(view: OperatorView): number {
  const [leadMs, setLeadMs] = useState(0);
  const [deviceMs, setDeviceMs] = useState(() => Date.now());
  useEffect(() => setLeadMs(Date.parse(view.time) - Date.now()), [view.time]);
  useEffect(() => {
    const timer = setInterval(() => setDeviceMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return deviceMs + leadMs;
}

async function untilZones(isWanted: () => boolean): Promise<FeatureCollection | undefined> {
  while (isWanted()) {
    const response = await fetch('/v1/zones').catch(() => undefined);
    if (response?.ok === true) return (await response.json()) as FeatureCollection;
    await new Promise((resolve) => setTimeout(resolve, RELOAD_MS));
  }
  return undefined;
}

function nameOf(properties: FeatureCollection['features'][number]['properties'], id: string): string {
  const names = (properties?.['names'] ?? {}) as Readonly<Record<string, string>>;
  return names['en'] ?? Object.values(names)[0] ?? id;
}
