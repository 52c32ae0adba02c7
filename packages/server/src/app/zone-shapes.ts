import type { ZoneMap } from '@tocsin/core/record/export/geojson';
import type { WarningService } from './service.ts';

/** Whoever holds the region in use. */
interface RegionHolder {
  region(): Pick<ReturnType<WarningService['region']>, 'region' | 'byId'>;
}

/** How zones of a region are drawn in files. */
export function zoneShapes({ region: held }: RegionHolder): ZoneMap {
  return (id) => {
    const { region, byId } = held();
    const zone = region.zones[byId.get(id) ?? -1];
    if (zone === undefined) return undefined;
    return { name: zone.names.en ?? Object.values(zone.names)[0] ?? id, point: zone.point, parts: zone.parts };
  };
}
