import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import { type ListedShelter, placeShelters, SHELTER_KINDS, shelterSchema } from '@tocsin/core/zone/shelter';
import { LANGUAGES, type Language, type Region } from '@tocsin/core/zone/zone';
import * as z from 'zod';

const fileSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).max(200_000) });
const featureSchema = z.object({
  type: z.literal('Feature'),
  geometry: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()).min(2).max(3) }),
  properties: z.record(z.string(), z.unknown()).nullable().default(null),
});

/**
 * Gives a region the shelters of a GeoJSON file of points. Properties are read as OpenStreetMap has them: `name` (in `language`),
 * `name:he` …, `wheelchair` (`yes` or `no`), `capacity`; and `kind`, one of `public`, `underground`, `roadside`, `building`.
 *
 * @returns the region with its shelters, or every issue; `path` names the feature and the field. One shelter that cannot be read
 *   refuses the file: a list with holes sends somebody past the nearest door.
 */
export function addGeoJsonShelters(region: Region, json: unknown, language: Language): Result<Region, readonly Issue[]> {
  const file = fileSchema.safeParse(json);
  if (!file.success) return refuse(issuesOf(file.error));
  const issues: Issue[] = [];
  const listed = file.data.features.flatMap((raw, index): readonly ListedShelter[] => {
    const path = `features[${index}]`;
    const read = readShelter(raw, language);
    if (read.ok) return [{ shelter: read.value, path }];
    issues.push(...read.error.map((issue) => ({ ...issue, path: `${path}.${issue.path}` })));
    return [];
  });
  return issues.length > 0 ? refuse(issues) : placeShelters(region, listed);
}

function readShelter(raw: unknown, language: Language): Result<ListedShelter['shelter'], readonly Issue[]> {
  const feature = featureSchema.safeParse(raw);
  if (!feature.success) return refuse(issuesOf(feature.error));
  const { geometry, properties } = feature.data;
  const given = properties ?? {};
  if (given['kind'] !== undefined && !SHELTER_KINDS.some((kind) => kind === given['kind'])) {
    return refuse([{ code: 'UNKNOWN_KIND', path: 'properties.kind', message: `expected one of ${SHELTER_KINDS.join(', ')}` }]);
  }
  const shelter = shelterSchema.safeParse({
    position: geometry.coordinates.slice(0, 2),
    names: namesOf(given, language),
    ...(given['kind'] === undefined ? {} : { kind: given['kind'] }),
    ...stepFree(given['wheelchair']),
    ...capacityOf(given['capacity']),
  });
  if (shelter.success) return ok(shelter.data);
  return refuse(
    issuesOf(shelter.error).map((issue) => ({
      ...issue,
      path: issue.path.startsWith('position') ? issue.path.replace('position', 'geometry.coordinates') : `properties.${issue.path}`,
    })),
  );
}

function namesOf(given: Readonly<Record<string, unknown>>, language: Language): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const each of LANGUAGES) {
    const name = given[`name:${each}`] ?? (each === language ? given['name'] : undefined);
    if (typeof name === 'string' && name.trim() !== '') names[each] = name;
  }
  return names;
}

/** `limited` promises nothing to whoever has seconds. */
function stepFree(wheelchair: unknown): { readonly isStepFree?: boolean } {
  if (wheelchair === 'yes' || wheelchair === true) return { isStepFree: true };
  return wheelchair === 'no' || wheelchair === false ? { isStepFree: false } : {};
}

function capacityOf(value: unknown): { readonly capacity?: unknown } {
  if (value === undefined || value === null || value === '') return {};
  return { capacity: typeof value === 'string' ? Number(value) : value };
}
