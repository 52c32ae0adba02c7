import type { LayerSpecification } from 'maplibre-gl';

interface Colours {
  readonly ground: string;
  readonly zone: string;
  readonly mine: string;
  readonly border: string;
  readonly shelter: string;
  readonly ring: string;
}

/** By day and by night. */
export function coloursOf(isDark: boolean): Colours {
  return isDark
    ? { ground: '#121418', zone: '#1e242d', mine: '#2d3c52', border: '#4a5564', shelter: '#4cc38a', ring: '#121418' }
    : { ground: '#e9e7e1', zone: '#faf9f6', mine: '#dbe6f5', border: '#b5b2a8', shelter: '#1d7a46', ring: '#ffffff' };
}

/** Zones below, the listened-to ones stand out, shelters on top. */
export function layersOf(colours: Colours): LayerSpecification[] {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
    {
      id: 'zones',
      type: 'fill',
      source: 'zones',
      paint: { 'fill-color': ['case', ['get', 'isMine'], colours.mine, colours.zone] },
    },
    {
      id: 'borders',
      type: 'line',
      source: 'zones',
      paint: { 'line-color': colours.border, 'line-width': ['case', ['get', 'isMine'], 2, 0.8] },
    },
    {
      id: 'shelters',
      type: 'circle',
      source: 'shelters',
      paint: {
        'circle-color': colours.shelter,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 2, 15, 8],
        'circle-stroke-color': colours.ring,
        'circle-stroke-width': 1.5,
      },
    },
  ];
}
