import type { FeatureCollection } from 'geojson';
import * as maplibre from 'maplibre-gl';
import type { PageZone } from '../near-me.ts';
import type { Place } from '../shelter/distance.ts';
import type { PageShelter } from '../shelter/shelters.ts';
import { coloursOf, layersOf } from './map-layers.ts';

/** What the map draws. Nothing of it comes from anywhere else than this device. */
export interface MapScene {
  readonly zones: readonly PageZone[];
  /** Ids of the zones that the reader listens to. */
  readonly heeded: readonly string[];
  readonly shelters: readonly PageShelter[];
  /** Those of the list beside the map, in its order: they carry their number. */
  readonly nearest: readonly PageShelter[];
  readonly place: Place | undefined;
  /** Words beside the reader's own place and on what can be pressed. */
  readonly words: { readonly map: string; readonly you: string; readonly zoomIn: string; readonly zoomOut: string };
}

/** A map on the page. */
export interface ShelterMap {
  show(scene: MapScene): void;
  close(): void;
}

/** At least this much of the surroundings is shown around a place, degrees. */
const AROUND_DEG = 0.002;
/** Pixels around what is shown; the zoom buttons stand on the right. */
const PADDING = { top: 30, bottom: 40, left: 30, right: 84 };
/** As many of the nearest are on the picture at first. */
const SHOWN_NEAREST = 4;

/** Opens the map. Zones, shelters and the own place are drawn from memory; no tiles and no font are loaded. Throws without WebGL. */
export function openMap(container: HTMLElement, words: MapScene['words']): ShelterMap {
  maplibre.setWorkerUrl('/map-worker.js');
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };
  const source = { type: 'geojson' as const, data: empty };
  const map = new maplibre.Map({
    container,
    attributionControl: false,
    locale: { 'Map.Title': words.map, 'NavigationControl.ZoomIn': words.zoomIn, 'NavigationControl.ZoomOut': words.zoomOut },
    dragRotate: false,
    pitchWithRotate: false,
    style: { version: 8, sources: { zones: source, shelters: source }, layers: layersOf(coloursOf(isDark)) },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  const markers: maplibre.Marker[] = [];
  const ready = new Promise<void>((resolve) => map.once('load', () => resolve()));
  let turnedTo = '';
  return {
    show: (scene) =>
      void ready.then(() => {
        map.getSource<maplibre.GeoJSONSource>('zones')?.setData(zoneFeatures(scene));
        map.getSource<maplibre.GeoJSONSource>('shelters')?.setData(shelterFeatures(scene));
        for (const marker of markers.splice(0)) marker.remove();
        markers.push(...marks(scene).map((marker) => marker.addTo(map)));
        // Whoever has moved the map keeps it where it is until there is another place to show.
        const key = `${scene.place} ${scene.nearest.length} ${scene.heeded.join()}`;
        const bounds = key === turnedTo ? undefined : boundsOf(scene);
        turnedTo = key;
        if (bounds !== undefined) map.fitBounds(bounds, { padding: PADDING, maxZoom: 16, animate: false });
      }),
    close: () => map.remove(),
  };
}

function zoneFeatures({ zones, heeded }: MapScene): FeatureCollection {
  const mine = new Set(heeded);
  return {
    type: 'FeatureCollection',
    features: zones.map(({ id, rings }) => ({
      type: 'Feature',
      properties: { isMine: mine.has(id) },
      geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring.map(([lon, lat]) => [lon, lat])]) },
    })),
  };
}

function shelterFeatures({ shelters }: MapScene): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: shelters.map(({ position: [lon, lat] }) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  };
}

/** Numbers and the own place as elements of the page: the map itself has no font to write with. */
function marks({ nearest, place, words }: MapScene): readonly maplibre.Marker[] {
  const marked = nearest.map(({ position }, index) => mark('map-rank', String(index + 1), position));
  return place === undefined ? marked : [...marked, mark('map-you', words.you, place)];
}

function mark(className: string, text: string, [lon, lat]: Place): maplibre.Marker {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  // The dot marks the place, and the word stands below it.
  const placed = className === 'map-you' ? { anchor: 'top' as const, offset: [0, -10] satisfies [number, number] } : {};
  return new maplibre.Marker({ element, ...placed }).setLngLat([lon, lat]);
}

function boundsOf({ zones, heeded, nearest, place }: MapScene): [number, number, number, number] | undefined {
  const around = place === undefined ? [] : [-AROUND_DEG, AROUND_DEG].map((off): Place => [place[0] + off, place[1] + off]);
  const mine = zones.filter(({ id }) => heeded.includes(id)).flatMap(({ rings }) => rings.flat());
  const places =
    place === undefined
      ? [...mine, ...nearest.map(({ position }) => position)]
      : [...around, ...nearest.slice(0, SHOWN_NEAREST).map(({ position }) => position)];
  const shown = places.length > 0 ? places : zones.flatMap(({ rings }) => rings.flat());
  if (shown.length === 0) return undefined;
  return shown.reduce<[number, number, number, number]>(
    ([west, south, east, north], [lon, lat]) => [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)],
    [180, 90, -180, -90],
  );
}
