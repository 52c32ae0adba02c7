import type { LonLat } from '@tocsin/core/geo/tangent-plane';
import { type Issue, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import { REGION_FORMAT } from '@tocsin/core/zone/region-feature';
import { parseRegionPack } from '@tocsin/core/zone/region-pack';
import { LANGUAGES, type Language, type Region } from '@tocsin/core/zone/zone';
import * as z from 'zod';

/** Which members of someone's own map mean what. */
export interface GeoJsonMapping {
  readonly id: string;
  readonly version: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Property that holds a zone's id; absent: the feature's own `id`, or else its number in the file. */
  readonly idProperty?: string;
  /** Property that holds a zone's name, by language. */
  readonly nameProperties: { readonly [language in Language]?: string };
  readonly districtProperty?: string;
  /** Language of the districts. */
  readonly language: Language;
  /** Seconds; used where the property below gives none. */
  readonly shelterTimeS?: number;
  readonly shelterTimeProperty?: string;
}

const mapSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).min(1).max(20_000) });
const featureSchema = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  geometry: z.looseObject({ type: z.string(), coordinates: z.unknown().optional() }).nullable(),
  properties: z.record(z.string(), z.unknown()).nullable(),
});
type Feature = z.infer<typeof featureSchema>;

/**
 * Makes a region of any GeoJSON map of polygons.
 *
 * @returns the region, or every issue; `path` names the feature and the property that was looked for
 */
export function buildGeoJsonRegion(json: unknown, mapping: GeoJsonMapping): Result<Region, readonly Issue[]> {
  const map = mapSchema.safeParse(json);
  if (!map.success) return refuse(issuesOf(map.error));
  const issues: Issue[] = [];
  const features = map.data.features.map((raw, index) => {
    const parsed = featureSchema.safeParse(raw);
    if (parsed.success) return translate(parsed.data, { path: `features[${index}]`, index, mapping, issues });
    issues.push(...issuesOf(parsed.error).map((issue) => ({ ...issue, path: `features[${index}].${issue.path}` })));
    return undefined;
  });
  const { id, version, timeZone } = mapping;
  const pack = {
    type: 'FeatureCollection',
    tocsin: REGION_FORMAT,
    id,
    version,
    timeZone,
    features: features.map((feature) => feature ?? {}),
  };
  const region = parseRegionPack(pack);
  if (region.ok && issues.length === 0) return region;
  const broken = new Set(features.flatMap((feature, index) => (feature === undefined ? [index] : [])));
  if (!region.ok) issues.push(...region.error.filter(({ path }) => !broken.has(Number(/^features\[(\d+)\]/.exec(path)?.[1] ?? -1))));
  return refuse(issues);
}

interface Place {
  readonly path: string;
  readonly index: number;
  readonly mapping: GeoJsonMapping;
  readonly issues: Issue[];
}

/** The same zone as a region pack holds it, or `undefined` with its issues noted. */
function translate(feature: Feature, { path, index, mapping, issues }: Place): object | undefined {
  const found: Issue[] = [];
  const properties = feature.properties ?? {};
  const textOf = (property: string): string | undefined => {
    const value = properties[property];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const id = mapping.idProperty === undefined ? String(feature.id ?? index + 1) : textOf(mapping.idProperty);
  if (id === undefined) found.push(missing(`${path}.properties.${mapping.idProperty}`, 'id'));
  const names: { [language in Language]?: string } = {};
  for (const language of LANGUAGES) {
    const property = mapping.nameProperties[language];
    const name = property === undefined ? undefined : textOf(property);
    if (name !== undefined) names[language] = name;
  }
  if (Object.keys(names).length === 0) found.push(missing(`${path}.properties.${Object.values(mapping.nameProperties).join('|')}`, 'name'));
  const shelterTimeS = shelterTimeOf(properties, mapping);
  if (shelterTimeS === undefined)
    found.push(missing(`${path}.properties.${mapping.shelterTimeProperty ?? 'shelterTime'}`, 'shelter time in seconds'));
  const geometry = geometryOf(feature.geometry, path, found);
  const district = mapping.districtProperty === undefined ? undefined : textOf(mapping.districtProperty);
  issues.push(...found);
  if (found.length > 0) return undefined;
  return {
    type: 'Feature',
    id,
    geometry,
    properties: {
      names,
      district: district === undefined ? {} : { [mapping.language]: district },
      shelterTimes: [{ seconds: shelterTimeS }],
    },
  };
}

function missing(path: string, what: string): Issue {
  return { code: 'MISSING_PROPERTY', path, message: `no ${what} here` };
}

function shelterTimeOf(properties: Readonly<Record<string, unknown>>, mapping: GeoJsonMapping): number | undefined {
  const value = mapping.shelterTimeProperty === undefined ? undefined : properties[mapping.shelterTimeProperty];
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : mapping.shelterTimeS;
}

const position = z.array(z.number()).min(2);
const polygonSchema = z.array(z.array(position));
const multiPolygonSchema = z.array(polygonSchema);

/** A polygon with heights left out: zones are flat. */
function geometryOf(geometry: Feature['geometry'], path: string, issues: Issue[]): object | undefined {
  const flat = (ring: readonly (readonly number[])[]): readonly LonLat[] => ring.map(([lon = Number.NaN, lat = Number.NaN]) => [lon, lat]);
  const type = geometry?.type ?? 'null';
  if (type === 'Polygon') {
    const parsed = polygonSchema.safeParse(geometry?.coordinates);
    if (parsed.success) return { type, coordinates: parsed.data.map(flat) };
    issues.push(...issuesOf(parsed.error).map((issue) => ({ ...issue, path: `${path}.geometry.coordinates${bracketed(issue.path)}` })));
  } else if (type === 'MultiPolygon') {
    const parsed = multiPolygonSchema.safeParse(geometry?.coordinates);
    if (parsed.success) return { type, coordinates: parsed.data.map((part) => part.map(flat)) };
    issues.push(...issuesOf(parsed.error).map((issue) => ({ ...issue, path: `${path}.geometry.coordinates${bracketed(issue.path)}` })));
  } else {
    issues.push({ code: 'NO_POLYGON', path: `${path}.geometry`, message: `expected a Polygon or a MultiPolygon, got ${type}` });
  }
  return undefined;
}

function bracketed(path: string): string {
  return path === '' || path.startsWith('[') ? path : `.${path}`;
}
