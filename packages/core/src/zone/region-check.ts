import { type Bounds, boundsMeet, boundsOf } from '../geo/bounds.ts';
import { sharedAreaM2 } from '../geo/overlap.ts';
import { type Parts, partsAreaM2 } from '../geo/polygon.ts';
import { issuesOf } from '../units/schema-issue.ts';
import { packSchema, partsOf } from './region-feature.ts';
import { formatRegionPack, type ReadFeature, readFeatures } from './region-pack.ts';
import { LANGUAGES, type Region } from './zone.ts';
import { crossingFaults, type RegionFinding, zoneFaults } from './zone-fault.ts';

/** Two polygons may share this much before anyone is told: what rounding coordinates to 1e-5 degrees does along a border. */
const OVERLAP_M2_MIN = 100;
/** From this share of the smaller zone on, one of the two polygons is wrong rather than inexact. */
const OVERLAP_SHARE_MAX = 0.5;

/** All that is wrong with a region in memory. */
export function checkRegion(region: Region): readonly RegionFinding[] {
  return checkRegionPack(JSON.parse(formatRegionPack(region)));
}

/**
 * All that is wrong with a region pack, however broken: what cannot be read is reported, and everything else is still checked.
 *
 * @returns findings in the order of the file; overlaps come last, the largest first
 */
export function checkRegionPack(json: unknown): readonly RegionFinding[] {
  const pack = packSchema.safeParse(json);
  const findings: RegionFinding[] = pack.success ? [] : issuesOf(pack.error).map((issue) => ({ ...issue, level: 'error' }));
  const raw = rawFeatures(json);
  const { features, issues } = readFeatures(raw);
  findings.push(...issues.map((issue): RegionFinding => ({ ...issue, level: 'error', ...zoneNamedBy(issue.message) })));
  for (const { feature, path } of features) {
    if (feature === undefined) continue;
    const faults = zoneFaults(feature, path);
    findings.push(...faults);
    if (!faults.some(({ code }) => code === 'OPEN_RING' || code === 'SHORT_RING')) findings.push(...crossingFaults(feature, path));
  }
  findings.push(...missingNames(features), ...strayZones(features), ...overlaps(features));
  return findings;
}

function rawFeatures(json: unknown): readonly unknown[] {
  if (typeof json !== 'object' || json === null || !('features' in json) || !Array.isArray(json.features)) return [];
  return json.features;
}

function zoneNamedBy(message: string): { readonly zone?: string } {
  const zone = /^zone (.+?): /.exec(message)?.[1];
  return zone === undefined ? {} : { zone };
}

/** Languages that most zones have a name in and these have not. */
function missingNames(features: readonly ReadFeature[]): readonly RegionFinding[] {
  const read = features.flatMap(({ feature, path }) => (feature === undefined ? [] : [{ feature, path }]));
  return LANGUAGES.flatMap((language) => {
    const without = read.filter(({ feature }) => feature.properties.names[language] === undefined);
    if (without.length * 2 >= read.length) return [];
    return without.map(
      ({ feature, path }): RegionFinding => ({
        level: 'warning',
        code: 'MISSING_NAME',
        path: `${path}.properties.names.${language}`,
        zone: feature.id,
        message: `zone ${feature.id}: has no name in ${language}, which most other zones have`,
      }),
    );
  });
}

/** Zones that would lie among the others if their longitude and latitude were exchanged. */
function strayZones(features: readonly ReadFeature[]): readonly RegionFinding[] {
  const places = features.flatMap(({ feature, path }) => {
    const place = feature === undefined ? undefined : (partsOf(feature.geometry)[0]?.[0]?.[0] ?? feature.properties.point);
    return feature === undefined || place === undefined ? [] : [{ feature, path, place }];
  });
  const middle = [0, 1].map((axis) => median(places.map(({ place }) => place[axis] ?? 0)));
  const spread = [0, 1].map((axis) => median(places.map(({ place }) => Math.abs((place[axis] ?? 0) - (middle[axis] ?? 0)))));
  const isFar = (lon: number, lat: number): boolean =>
    Math.abs(lon - (middle[0] ?? 0)) > 1 + 10 * (spread[0] ?? 0) || Math.abs(lat - (middle[1] ?? 0)) > 1 + 10 * (spread[1] ?? 0);
  return places
    .filter(({ place: [lon, lat] }) => isFar(lon, lat) && !isFar(lat, lon))
    .map(({ feature, path }) => ({
      level: 'error',
      code: 'SWAPPED',
      path: `${path}.geometry`,
      zone: feature.id,
      message: `zone ${feature.id}: longitude and latitude look swapped: GeoJSON wants longitude first`,
    }));
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

interface Outline {
  readonly id: string;
  readonly path: string;
  readonly parts: Parts;
  readonly bounds: Bounds;
}

function overlaps(features: readonly ReadFeature[]): readonly RegionFinding[] {
  const outlines = features.flatMap(({ feature, path }): readonly Outline[] => {
    const parts = feature === undefined ? [] : partsOf(feature.geometry);
    const bounds = boundsOf(parts.flat(2));
    return feature === undefined || bounds === undefined ? [] : [{ id: feature.id, path, parts, bounds }];
  });
  const found: { readonly areaM2: number; readonly finding: RegionFinding }[] = [];
  outlines.forEach((one, place) => {
    for (const other of outlines.slice(place + 1)) {
      if (!boundsMeet(one.bounds, other.bounds)) continue;
      const areaM2 = sharedAreaM2(one.parts, other.parts);
      if (areaM2 >= OVERLAP_M2_MIN) found.push({ areaM2, finding: overlapOf(one, other, areaM2) });
    }
  });
  return found.sort((one, other) => other.areaM2 - one.areaM2).map(({ finding }) => finding);
}

function overlapOf(one: Outline, other: Outline, areaM2: number): RegionFinding {
  const share = areaM2 / Math.min(partsAreaM2(one.parts), partsAreaM2(other.parts));
  return {
    level: share >= OVERLAP_SHARE_MAX ? 'error' : 'warning',
    code: 'OVERLAP',
    path: `${one.path}.geometry`,
    zone: one.id,
    message: `zone ${one.id}: shares ${Math.round(areaM2)} m² with zone ${other.id} (${(100 * share).toFixed(1)} % of the smaller)`,
  };
}
