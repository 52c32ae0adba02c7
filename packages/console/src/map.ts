import type { Feature, FeatureCollection, Geometry } from 'geojson';
import * as maplibre from 'maplibre-gl';
import { ellipseRing, type OperatorView } from './view.ts';

/** Draws zones, tracks and ellipses. */
export interface ConsoleMap {
  show(view: OperatorView): void;
}

const COLOURS = { calm: '#1d2732', prepare: '#d98113', shelter: '#c4161c', Exercise: '#4d86e8' };

/** Opens the map on the server's own zones: they are the base map, so nothing is loaded from anywhere else. */
export function openMap(container: HTMLElement, pack: FeatureCollection): ConsoleMap {
  maplibre.setWorkerUrl('/console/worker.js');
  const zones = { ...pack, features: pack.features.filter(({ geometry }) => geometry !== null) };
  const map = new maplibre.Map({
    container,
    attributionControl: false,
    bounds: boundsOf(zones),
    style: {
      version: 8,
      sources: { zones: { type: 'geojson', data: zones, promoteId: 'id' }, ellipses: source(), tracks: source() },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': '#0b0e12' } },
        {
          id: 'zones',
          type: 'fill',
          source: 'zones',
          paint: { 'fill-color': ['coalesce', ['feature-state', 'colour'], COLOURS.calm], 'fill-opacity': 0.85 },
        },
        { id: 'borders', type: 'line', source: 'zones', paint: { 'line-color': '#3d4a58', 'line-width': 0.6 } },
        { id: 'ellipses', type: 'line', source: 'ellipses', paint: { 'line-color': '#ffd84a', 'line-width': 1.5 } },
        {
          id: 'tracks',
          type: 'circle',
          source: 'tracks',
          paint: { 'circle-color': '#fff', 'circle-radius': 4, 'circle-stroke-color': '#c4161c', 'circle-stroke-width': 2 },
        },
      ],
    },
  });
  const coloured = new Set<string>();
  const ready = new Promise<void>((resolve) => {
    map.on('load', () => resolve());
  });
  return {
    show(view) {
      ready.then(() => paint(map, view, coloured));
    },
  };
}

function paint(map: maplibre.Map, view: OperatorView, coloured: Set<string>): void {
  for (const id of coloured) map.setFeatureState({ source: 'zones', id }, { colour: COLOURS.calm });
  coloured.clear();
  for (const { zones, phase, status } of view.alerts) {
    const colour = status === 'Actual' ? (phase === 'shelter' ? COLOURS.shelter : COLOURS.prepare) : COLOURS.Exercise;
    for (const id of zones) {
      map.setFeatureState({ source: 'zones', id }, { colour });
      coloured.add(id);
    }
  }
  fill(
    map,
    'ellipses',
    view.forecasts.map((forecast) => feature({ type: 'LineString', coordinates: ellipseRing(forecast).map(([lon, lat]) => [lon, lat]) })),
  );
  fill(
    map,
    'tracks',
    view.forecasts.map(({ position }) => feature({ type: 'Point', coordinates: [position[0], position[1]] })),
  );
}

function fill(map: maplibre.Map, name: string, features: Feature[]): void {
  const target = map.getSource<maplibre.GeoJSONSource>(name);
  target?.setData({ type: 'FeatureCollection', features });
}

function feature(geometry: Geometry): Feature {
  return { type: 'Feature', properties: {}, geometry };
}

function source(): maplibre.GeoJSONSourceSpecification {
  return { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };
}

function boundsOf(zones: FeatureCollection): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] !== 'number') {
      for (const part of value) visit(part);
      return;
    }
    const [lon, lat] = value as [number, number];
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  };
  for (const { geometry } of zones.features) if ('coordinates' in geometry) visit(geometry.coordinates);
  return bounds;
}
