import type { Feature, FeatureCollection, Geometry } from 'geojson';
import * as maplibre from 'maplibre-gl';
import { ellipseRing } from './ellipse.ts';
import { addStripes, mapStyle } from './map-style.ts';
import type { Trails } from './trails.ts';
import { type OperatorView, trackKey } from './view.ts';

/** Draws zones, tracks and ellipses. */
export interface ConsoleMap {
  show(view: OperatorView, trails: Trails, names: ReadonlyMap<string, string>): void;
  /** Turns to what is going on, or to all zones. */
  fit(): void;
}

type Bounds = [number, number, number, number];

/** Zones in force that carry their name on the map; more would cover it. */
const LABELS_MAX = 16;

/** Opens the map on the server's own zones: they are the base map, so nothing is loaded from anywhere else. */
export function openMap(container: HTMLElement, pack: FeatureCollection, onPointed: (zone: string | undefined) => void): ConsoleMap {
  maplibre.setWorkerUrl('/console/worker.js');
  const features = pack.features
    .filter(({ geometry }) => geometry !== null)
    .map((each) => ({ ...each, properties: { id: String(each.id) } }));
  const boxes = new Map(features.map(({ id, geometry }) => [String(id), boundsOf(geometry)]));
  const whole = join([...boxes.values()]);
  const map = new maplibre.Map({
    container,
    attributionControl: false,
    bounds: whole,
    fitBoundsOptions: { padding: 24 },
    style: mapStyle({ type: 'FeatureCollection', features }),
  });
  const labels = new Map<string, maplibre.Marker>();
  let isHeld = false;
  let busy: Bounds | undefined;
  map.on('style.load', () => addStripes(map));
  map.on('mousemove', 'zones', ({ features: under }) =>
    onPointed(under?.[0] === undefined ? undefined : String(under[0].properties['id'])),
  );
  map.on('mouseleave', 'zones', () => onPointed(undefined));
  // Whoever moves the map by hand has a reason: it stays where it was put until "Fit" is pressed.
  map.on('dragstart', () => (isHeld = true));
  map.on('wheel', () => (isHeld = true));
  const ready = new Promise<void>((resolve) => map.once('load', () => resolve()));

  function turn(to: Bounds | undefined): void {
    map.fitBounds(to ?? whole, { padding: 80, maxZoom: 11, duration: 600 });
  }

  return {
    show(view, trails, names) {
      ready.then(() => {
        paint(map, view, trails);
        label(map, labels, { view, boxes, names });
        const before = busy;
        busy = boundsOfView(view, boxes);
        if (!isHeld && busy !== undefined && (before === undefined || !holds(map.getBounds(), busy))) turn(busy);
      });
    },
    fit() {
      isHeld = false;
      turn(busy);
    },
  };
}

function paint(map: maplibre.Map, { alerts, forecasts }: OperatorView, trails: Trails): void {
  const zonesOf = (status: string, phase?: string) =>
    alerts.filter((alert) => alert.status === status && (phase ?? alert.phase) === alert.phase).flatMap(({ zones }) => zones);
  const only = (layer: string, ids: readonly string[]) => map.setFilter(layer, ['in', ['get', 'id'], ['literal', [...ids]]]);
  only('shelter', zonesOf('Actual', 'shelter'));
  only('prepare', zonesOf('Actual', 'prepare'));
  only('exercise', [...zonesOf('Exercise'), ...zonesOf('Test')]);
  const draw = (name: string, features: Feature[]) =>
    map.getSource<maplibre.GeoJSONSource>(name)?.setData({ type: 'FeatureCollection', features });
  draw(
    'ellipses',
    forecasts.flatMap(({ impact }) =>
      impact === undefined ? [] : [feature({ type: 'Polygon', coordinates: [ellipseRing(impact).map(([lon, lat]) => [lon, lat])] })],
    ),
  );
  draw(
    'paths',
    forecasts.flatMap(({ position, impact }) =>
      impact === undefined ? [] : [feature({ type: 'LineString', coordinates: [position.slice(0, 2), [...impact.position]] })],
    ),
  );
  draw(
    'trails',
    forecasts.flatMap((forecast) => {
      const places = trails.get(trackKey(forecast)) ?? [];
      return places.length < 2 ? [] : [feature({ type: 'LineString', coordinates: places.map(([lon, lat]) => [lon, lat]) })];
    }),
  );
  draw(
    'tracks',
    forecasts.map(({ position, status }) => feature({ type: 'Point', coordinates: position.slice(0, 2) }, { status })),
  );
}

interface Labelled {
  readonly view: OperatorView;
  readonly boxes: ReadonlyMap<string, Bounds>;
  readonly names: ReadonlyMap<string, string>;
}

/** Names of zones in force as elements of the page: the map itself has no font to write with, and loads none. */
function label(map: maplibre.Map, labels: Map<string, maplibre.Marker>, { view, boxes, names }: Labelled): void {
  const wanted = new Set(view.alerts.flatMap(({ zones }) => zones).slice(0, LABELS_MAX));
  for (const [id, marker] of labels) {
    if (wanted.has(id)) continue;
    marker.remove();
    labels.delete(id);
  }
  for (const id of wanted) {
    const box = boxes.get(id);
    if (box === undefined || labels.has(id)) continue;
    const element = document.createElement('div');
    element.className = 'zone-label';
    element.textContent = names.get(id) ?? id;
    labels.set(id, new maplibre.Marker({ element }).setLngLat([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]).addTo(map));
  }
}

function boundsOfView({ alerts, forecasts }: OperatorView, boxes: ReadonlyMap<string, Bounds>): Bounds | undefined {
  const zones = alerts.flatMap(({ zones: ids }) => ids.flatMap((id) => [boxes.get(id)].filter((box) => box !== undefined)));
  const places = forecasts.flatMap(({ position, impact }) =>
    [position, impact?.position ?? position].map(([lon, lat]): Bounds => [lon, lat, lon, lat]),
  );
  return zones.length + places.length === 0 ? undefined : join([...zones, ...places]);
}

function holds(outer: maplibre.LngLatBounds, [west, south, east, north]: Bounds): boolean {
  return outer.contains([west, south]) && outer.contains([east, north]);
}

function join(all: readonly Bounds[]): Bounds {
  return all.reduce<Bounds>(
    (sum, [west, south, east, north]) => [Math.min(sum[0], west), Math.min(sum[1], south), Math.max(sum[2], east), Math.max(sum[3], north)],
    [180, 90, -180, -90],
  );
}

function boundsOf(geometry: Geometry): Bounds {
  const places: Bounds[] = [];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') places.push([value[0], value[1], value[0], value[1]]);
    else for (const part of value) visit(part);
  };
  if ('coordinates' in geometry) visit(geometry.coordinates);
  return join(places);
}

function feature(geometry: Geometry, properties: Feature['properties'] = {}): Feature {
  return { type: 'Feature', properties, geometry };
}
