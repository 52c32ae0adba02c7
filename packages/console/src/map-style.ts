import type { FeatureCollection } from 'geojson';
import type { FilterSpecification, GeoJSONSourceSpecification, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';

/** Colours of the map; the legend in style.css has the same. */
const COLOURS = {
  ground: '#0b0e12',
  calm: '#1d2732',
  border: '#3d4a58',
  prepare: '#d98113',
  shelter: '#d41f26',
  exercise: '#4d86e8',
  track: '#ffffff',
  impact: '#ffd84a',
} as const;

const STRIPES = 'stripes';

/** The map's style: zones as the base, exercises striped so that nobody takes them for live. */
export function mapStyle(zones: FeatureCollection): StyleSpecification {
  const filter: FilterSpecification = ['in', ['get', 'id'], ['literal', []]];
  return {
    version: 8,
    sources: { zones: { type: 'geojson', data: zones }, ellipses: empty(), paths: empty(), trails: empty(), tracks: empty() },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': COLOURS.ground } },
      { id: 'zones', type: 'fill', source: 'zones', paint: { 'fill-color': COLOURS.calm } },
      { id: 'exercise', type: 'fill', source: 'zones', filter, paint: { 'fill-pattern': STRIPES } },
      { id: 'prepare', type: 'fill', source: 'zones', filter, paint: { 'fill-color': COLOURS.prepare } },
      { id: 'shelter', type: 'fill', source: 'zones', filter, paint: { 'fill-color': COLOURS.shelter } },
      { id: 'borders', type: 'line', source: 'zones', paint: { 'line-color': COLOURS.border, 'line-width': 0.6 } },
      { id: 'ellipse-fill', type: 'fill', source: 'ellipses', paint: { 'fill-color': COLOURS.impact, 'fill-opacity': 0.18 } },
      { id: 'ellipse-line', type: 'line', source: 'ellipses', paint: { 'line-color': COLOURS.impact, 'line-width': 1.5 } },
      {
        id: 'paths',
        type: 'line',
        source: 'paths',
        paint: { 'line-color': COLOURS.impact, 'line-width': 1, 'line-dasharray': [3, 3] },
      },
      { id: 'trails', type: 'line', source: 'trails', paint: { 'line-color': COLOURS.track, 'line-width': 2, 'line-opacity': 0.7 } },
      {
        id: 'tracks',
        type: 'circle',
        source: 'tracks',
        paint: {
          'circle-color': COLOURS.track,
          'circle-radius': 5,
          'circle-stroke-color': ['match', ['get', 'status'], 'Actual', COLOURS.shelter, COLOURS.exercise],
          'circle-stroke-width': 2.5,
        },
      },
    ],
  };
}

/** Gives the map the pattern of exercises: drawn here, loaded from nowhere. */
export function addStripes(map: MapLibreMap): void {
  const size = 16;
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const isLight = (x + y) % size < size / 2;
      data.set(isLight ? [0x4d, 0x86, 0xe8, 0xff] : [0x1c, 0x3f, 0x80, 0xff], (y * size + x) * 4);
    }
  }
  if (!map.hasImage(STRIPES)) map.addImage(STRIPES, { width: size, height: size, data });
}

function empty(): GeoJSONSourceSpecification {
  return { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };
}
