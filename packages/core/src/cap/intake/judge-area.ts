import { isInRing } from '../../geo/polygon.ts';
import type { ZoneIndex } from '../../zone/zone-index.ts';
import type { CapArea, CapInfo } from '../cap-alert.ts';
import type { CapAuthority } from './cap-authority.ts';
import { hold, type IntakeFinding, type IntakeRules, refusal } from './intake-rules.ts';
import { shapesOf, zonesAtPoints, zonesUnder } from './zones-of-area.ts';

/** Corners looked at in one message; more cost the alarms of others time. */
const CORNERS_MAX = 2_000;
const M2_PER_KM2 = 1e6;

/** The map and how names on it are read. */
export interface IntakeMap {
  readonly index: ZoneIndex;
  /** Zones of a name or id; undefined where it is no zone's. */
  readonly resolve: (name: string) => readonly number[] | undefined;
}

/** Zones by id, and what is wrong with the area. */
export interface AreaJudgement {
  readonly findings: readonly IntakeFinding[];
  readonly zones: readonly string[];
}

/** Where a part of a message holds, in zones of this region. What is missing never widens (ground rule 2). */
export function judgeAreas(
  info: CapInfo,
  map: IntakeMap,
  options: { readonly rules: IntakeRules; readonly purpose: 'raise' | 'release' },
): AreaJudgement {
  const corners = info.area.flatMap(({ polygon }) => polygon).reduce((sum, ring) => sum + ring.length, 0);
  if (corners > CORNERS_MAX) return { findings: [hold('TOO_DETAILED', `its polygons have ${corners} points`)], zones: [] };
  if (info.area.length === 0) return { findings: [hold('MISSING_GEOMETRY', 'it says nowhere where it holds')], zones: [] };
  const judged = info.area.map((area) => judgeArea(area, map, options));
  const places = new Set(judged.flatMap(({ places: found }) => found));
  const zones = [...places].toSorted((one, other) => one - other).flatMap((place) => map.index.region.zones[place]?.id ?? []);
  const findings = judged.flatMap(({ findings: found }) => found);
  if (zones.length === 0 && findings.length === 0) findings.push(refusal('OUTSIDE_REGION', 'no zone of this region lies in its area'));
  if (zones.length > options.rules.zonesMax)
    findings.push(hold('OVER_CAP', `it would concern ${zones.length} zones, the cap is ${options.rules.zonesMax}`));
  return { findings, zones };
}

/** The area of one signer: a finding for the first zone or geocode that lies beyond it. */
export function judgeAuthorityArea(
  infos: readonly CapInfo[],
  zones: readonly string[],
  facts: { readonly authority: CapAuthority; readonly map: IntakeMap },
): readonly IntakeFinding[] {
  const { area, name } = facts.authority;
  if (area === 'anywhere') return [];
  const { byId, region } = facts.map.index;
  const rings = (area.polygons ?? []).map((ring) => ring.map(([latitudeDeg, longitudeDeg]) => [longitudeDeg, latitudeDeg] as const));
  const coveredByCodes = area.geocodes !== undefined && codesAllowed(infos, area.geocodes);
  const beyond = zones.find((id) => {
    if (area.zones?.includes(id) === true || coveredByCodes) return false;
    const zone = region.zones[byId.get(id) ?? -1];
    return zone === undefined || !rings.some((ring) => isInRing(zone.point, ring));
  });
  return beyond === undefined ? [] : [refusal('AREA_NOT_ALLOWED', `${name} may not warn ${beyond}`)];
}

/** True where each area carries codes of an agreed name, and every such code begins as agreed. */
function codesAllowed(infos: readonly CapInfo[], allowed: readonly { readonly valueName: string; readonly prefix: string }[]): boolean {
  const names = new Set(allowed.map(({ valueName }) => valueName));
  return infos
    .flatMap(({ area }) => area)
    .every(({ geocode }) => {
      const codes = geocode.filter(({ valueName }) => names.has(valueName));
      return (
        codes.length > 0 &&
        codes.every(({ valueName, value }) => allowed.some((pin) => pin.valueName === valueName && value.startsWith(pin.prefix)))
      );
    });
}

interface PlacedArea {
  readonly findings: IntakeFinding[];
  readonly places: readonly number[];
}

function judgeArea(
  area: CapArea,
  map: IntakeMap,
  { rules, purpose }: { readonly rules: IntakeRules; readonly purpose: 'raise' | 'release' },
): PlacedArea {
  const codes = area.geocode.filter(({ valueName }) => rules.zoneGeocodes.includes(valueName));
  const shapes = shapesOf(area);
  const findings: IntakeFinding[] = [];
  const areaKm2 = shapes.reduce((sum, { areaM2 }) => sum + areaM2, 0) / M2_PER_KM2;
  if (areaKm2 > rules.areaKm2Max)
    findings.push(hold('TOO_LARGE', `its area has ${Math.round(areaKm2)} km², the cap is ${rules.areaKm2Max} km²`));
  const wide = area.circle.find(({ radiusKm }) => radiusKm > rules.radiusKmMax);
  if (wide !== undefined) findings.push(hold('TOO_LARGE', `a circle of ${wide.radiusKm} km, the cap is ${rules.radiusKmMax} km`));
  // What is too large is not searched: it would be every zone, and each costs time.
  const drawn =
    findings.length > 0 ? [] : [...shapes.flatMap((shape) => zonesUnder(shape, map.index, purpose)), ...zonesAtPoints(area, map.index)];
  const hasOutline = shapes.length > 0 || area.circle.length > 0;
  if (codes.length === 0) {
    if (!hasOutline)
      findings.push(hold('MISSING_GEOMETRY', `${area.areaDesc.slice(0, 100) || 'an area'}: no polygon, no circle, no code of a zone here`));
    return { findings, places: drawn };
  }
  const named = codes.map(({ value }) => map.resolve(value));
  const unknown = codes[named.indexOf(undefined)];
  if (unknown !== undefined) findings.push(hold('UNKNOWN_GEOCODE', `no zone of this region is called ${unknown.value.slice(0, 100)}`));
  const places = named.flatMap((zones) => zones ?? []);
  // Codes are the sender's own list of whom it means; an outline drawn around them may graze more, and must hold them all.
  if (hasOutline && findings.length === 0 && places.some((place) => !drawn.includes(place))) {
    findings.push(hold('AREA_DISAGREES', 'a zone that its codes name does not lie in its polygons'));
  }
  return { findings, places };
}
