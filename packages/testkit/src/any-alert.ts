import type { Phase, Status, Threat } from '@tocsin/core/detection/threat';
import { PHASES, STATUSES, THREATS } from '@tocsin/core/detection/threat';
import { formatInstant, unixMs } from '@tocsin/core/units/instant';
import type { Alert, AlertEnd } from '@tocsin/core/warning/alert';
import type { Region, Ring, Zone } from '@tocsin/core/zone/zone';
import * as fc from 'fast-check';

/** A zone with a square around a point, unless told otherwise. */
export function aZone(zone: Partial<Zone> & Pick<Zone, 'id'>): Zone {
  return {
    names: { he: `אזור ${zone.id}`, ar: `منطقة ${zone.id}`, en: `Zone ${zone.id}`, ru: `Зона ${zone.id}`, uk: `Зона ${zone.id} (у)` },
    district: { he: 'לכיש', ar: 'لخيش', en: 'Lakhish', ru: 'Лахиш', uk: 'Лахіш' },
    shelterTimes: [{ seconds: 30 }],
    parts: [[aSquare(34.5, 31.6)]],
    point: [34.5, 31.6],
    aliases: [],
    shelters: [],
    ...zone,
  };
}

/** A closed square ring of 0.02 degrees. */
export function aSquare(longitudeDeg: number, latitudeDeg: number): Ring {
  const [west, east, south, north] = [longitudeDeg - 0.01, longitudeDeg + 0.01, latitudeDeg - 0.01, latitudeDeg + 0.01];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A jagged ring around a point: simple, with as many corners as there are radii (degrees). */
export function aStar(centre: readonly [number, number], radiiDeg: readonly number[]): Ring {
  const corners = radiiDeg.map((radiusDeg, index): readonly [number, number] => {
    const angle = (2 * Math.PI * index) / radiiDeg.length;
    return [centre[0] + radiusDeg * Math.cos(angle), centre[1] + radiusDeg * Math.sin(angle)];
  });
  return corners[0] === undefined ? [] : [...corners, corners[0]];
}

/** A region of zones, in Israel's time zone. */
export function aRegion(zones: readonly Zone[]): Region {
  return { id: 'test', version: '1', timeZone: 'Asia/Jerusalem', zones };
}

/** Zone ids to their places in the region. */
export function indexById(region: Region): ReadonlyMap<string, number> {
  return new Map(region.zones.map((zone, index) => [zone.id, index]));
}

/** An alarm for rocket fire in zone `a`, unless told otherwise. */
export function anAlert(alert: Partial<Alert> = {}): Alert {
  return {
    kind: 'alert',
    id: '0123456789abcdef0123456789abcdef',
    incident: 'incident-1',
    time: '2026-01-01T12:31:05.250Z',
    status: 'Actual',
    msgType: 'Alert',
    phase: 'shelter',
    threat: 'rocket',
    zones: ['a'],
    shelterTimeS: 30,
    expires: '2026-01-01T12:45:00.000Z',
    references: [],
    source: { kind: 'sensors', names: ['radar-1'] },
    reason: 'chance of impact here 12 %',
    tracks: ['track-7'],
    ...alert,
  };
}

/** Text as maps and feeds may hold it: any script, marks of XML and HTML, quotes; no control characters. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom('אשקלון - דרום', 'קריית שמונה', "ג'דיידה מכר", 'A & B', '<b>x</b>', 'say "yes"', "it's ]]>", '  spaces  ', 'é\t\nf'),
);

const anyId = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });
const anyInstant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) }).map(unixMs);

const anyRing = fc.oneof(
  fc.constant(aSquare(34.5, 31.6)),
  fc.array(fc.double({ min: 0.005, max: 0.05, noNaN: true }), { minLength: 4, maxLength: 180 }).map((radii) => aStar([35, 32], radii)),
  // What a broken map may hold: crossing, open, too short.
  fc.array(fc.tuple(fc.double({ min: 34, max: 36, noNaN: true }), fc.double({ min: 29, max: 33, noNaN: true })), { maxLength: 12 }),
);

const anyNames = fc.record({ he: anyText, ar: anyText, en: anyText, ru: anyText, uk: anyText }, { requiredKeys: [] });

/** A region of one to eight zones with any names and rings. */
export const anyRegion: fc.Arbitrary<Region> = fc
  .array(fc.record({ names: anyNames, district: anyNames, parts: fc.array(fc.tuple(anyRing), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((zones) => aRegion(zones.map((zone, index) => aZone({ ...zone, id: `zone-${index}` }))));

const anyEnd: fc.Arbitrary<AlertEnd> = fc.record({
  how: fc.constantFrom('all-clear', 'cancelled', 'expired'),
  reason: anyText,
});

/** Any alert about zones of a region, also about one that the region does not have. */
export function anyAlert(region: Region): fc.Arbitrary<Alert> {
  return fc
    .record({
      id: anyId,
      incident: anyId,
      sentAt: anyInstant,
      status: fc.constantFrom<Status>(...STATUSES),
      phase: fc.constantFrom<Phase>(...PHASES),
      threat: fc.constantFrom<Threat>(...THREATS),
      zones: fc.subarray([...region.zones.map(({ id }) => id), 'unheard-of'], { minLength: 1 }),
      shelterTimeS: fc.integer({ min: 0, max: 240 }),
      lastsS: fc.integer({ min: 60, max: 3_600 }),
      impactInS: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
      references: fc.uniqueArray(anyId, { maxLength: 3 }),
      source: fc.record({
        kind: fc.constantFrom('sensors', 'spotters', 'feed', 'operator'),
        names: fc.array(anyText, { minLength: 1, maxLength: 2 }),
      }),
      reason: anyText,
      end: anyEnd,
      track: fc.uuid(),
    })
    .map(({ sentAt, lastsS, impactInS, end, track, ...alert }) => ({
      ...alert,
      kind: 'alert',
      time: formatInstant(sentAt),
      msgType: alert.references.length === 0 ? 'Alert' : end.how === 'cancelled' ? 'Cancel' : 'Update',
      expires: formatInstant(unixMs(sentAt + lastsS * 1000)),
      ...(impactInS === undefined ? {} : { impactAt: formatInstant(unixMs(Math.ceil(sentAt / 1000 + impactInS) * 1000)) }),
      ...(alert.phase === 'allClear' ? { end } : {}),
      tracks: [track],
    }));
}

/** A region with an alert about it. */
export const anyRegionWithAlert: fc.Arbitrary<{ readonly region: Region; readonly alert: Alert }> = anyRegion.chain((region) =>
  anyAlert(region).map((alert) => ({ region, alert })),
);
