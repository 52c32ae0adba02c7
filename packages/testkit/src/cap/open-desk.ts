import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { CapAlert, CapArea, CapInfo, CapPolygon } from '@tocsin/core/cap/cap-alert';
import { formatCapDate } from '@tocsin/core/cap/cap-date';
import { type CapRecord, capRecordSchema } from '@tocsin/core/cap/intake/cap-record';
import { writeCap } from '@tocsin/core/cap/write-cap';
import type { FeedAlert } from '@tocsin/core/detection/observation';
import type { Status } from '@tocsin/core/detection/threat';
import { createZoneMap } from '@tocsin/core/engine/engine-state';
import { addSeconds, parseInstant, type UnixMs } from '@tocsin/core/units/instant';
import { createCapReader } from '@tocsin/server/adapters/cap-signature-xmldsig/open-cap-reader';
import { openCapSigner } from '@tocsin/server/adapters/cap-signature-xmldsig/sign-cap';
import { type CapIntake, openCapIntake } from '@tocsin/server/app/take-in-cap';
import { capRulesSchema, parseCapTrust } from '@tocsin/server/config/cap-settings';
import { aRegion, aSquare, aZone } from '../any-alert.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-intake-'));
after(() => rmSync(folder, { recursive: true, force: true }));
/** Signers: one that is pinned by default, one that nobody knows. */
export const partner = openCapSigner(join(folder, 'partner'));
export const stranger = openCapSigner(join(folder, 'stranger'));

/** Four zones: `north`, `south`, its neighbour `next`, and `far`. */
export const zoneMap = createZoneMap(
  aRegion([
    aZone({ id: 'north', parts: [[aSquare(34.5, 31.7)]], point: [34.5, 31.7] }),
    aZone({ id: 'south', parts: [[aSquare(34.5, 31.6)]], point: [34.5, 31.6] }),
    aZone({ id: 'next', parts: [[aSquare(34.52, 31.6)]], point: [34.52, 31.6] }),
    aZone({ id: 'far', parts: [[aSquare(35.5, 32.9)]], point: [35.5, 32.9] }),
  ]),
);
/** When the desk opens. */
export const START = parseInstant('2026-01-01T12:00:00.000Z');
/** An intake with a clock that a test turns. */
export function openDesk(more: { readonly trust?: object; readonly rules?: object; readonly records?: readonly CapRecord[] } = {}) {
  let now = START;
  let due: { at: number; run: () => void }[] = [];
  const records: CapRecord[] = [];
  const inputs: FeedAlert[] = [];
  const trust = parseCapTrust(
    more.trust ?? { signers: [{ name: 'partner', keySha256: partner.keySha256, senders: ['partner.example'], area: 'anywhere' }] },
  );
  assert.ok(trust.ok, JSON.stringify(trust));
  const rules = capRulesSchema.parse(more.rules ?? {});
  const intake: CapIntake = openCapIntake({
    reader: createCapReader(trust.value),
    clock: {
      now: () => now,
      at(at, run) {
        const alarm = { at, run };
        due.push(alarm);
        return () => {
          due = due.filter((other) => other !== alarm);
        };
      },
    },
    zones: () => zoneMap,
    rulesOf: () => rules,
    lifetimeS: (phase) => (phase === 'prepare' ? 1_200 : 600),
    write: async (record, said) => {
      if (record !== undefined) records.push(capRecordSchema.parse(record));
      inputs.push(...said);
      return { durable: true };
    },
    records: more.records ?? [],
    onFault: (fault) => assert.fail(String(fault)),
  });
  return {
    intake,
    records,
    inputs,
    now: () => now,
    /** Lets time pass, with all alarms on the way. */
    pass(seconds: number) {
      const until = addSeconds(now, seconds);
      for (
        let next = due.toSorted((a, b) => a.at - b.at)[0];
        next !== undefined && next.at <= until;
        next = due.toSorted((a, b) => a.at - b.at)[0]
      ) {
        due = due.filter((other) => other !== next);
        now = Math.max(now, next.at) as UnixMs;
        next.run();
      }
      now = until;
    },
    async send(alert: CapAlert | string, status: Status = 'Actual') {
      const xml = typeof alert === 'string' ? alert : partner.sign(writeCap(alert));
      return intake.takeIn(Buffer.from(xml), { source: 'partner', status });
    },
  };
}

/** A closed square ring around a place, latitude first. */
export function around(longitude: number, latitude: number, halfDeg = 0.011): CapPolygon {
  const [west, east, south, north] = [longitude - halfDeg, longitude + halfDeg, latitude - halfDeg, latitude + halfDeg];
  return [
    [south, west],
    [south, east],
    [north, east],
    [north, west],
    [south, west],
  ];
}

/** Where the zones are, as a message draws them. */
export const NORTH: CapArea = { areaDesc: 'Northtown', polygon: [around(34.5, 31.7)], circle: [], geocode: [] };
export const SOUTH: CapArea = { areaDesc: 'Southtown', polygon: [around(34.5, 31.6)], circle: [], geocode: [] };

let serial = 0;
/** An alarm for rockets in zone `north`, five seconds old, unless told otherwise. Each has an identifier of its own. */
export function message(change: Partial<CapAlert> = {}, info: Partial<CapInfo> = {}): CapAlert {
  serial += 1;
  return {
    identifier: `message-${serial}`,
    sender: 'partner.example',
    sent: formatCapDate(addSeconds(START, -5)),
    status: 'Actual',
    msgType: 'Alert',
    scope: 'Public',
    code: [],
    references: [],
    incidents: [],
    info: [
      {
        language: 'en',
        category: ['Security'],
        event: 'Rocket attack',
        responseType: ['Shelter'],
        urgency: 'Immediate',
        severity: 'Extreme',
        certainty: 'Likely',
        eventCode: [],
        expires: formatCapDate(addSeconds(START, 900)),
        parameter: [],
        resource: [],
        area: [NORTH],
        ...info,
      },
    ],
    ...change,
  };
}

/** The part of a message that says where. */
export function area(change: Partial<CapArea>): Partial<CapInfo> {
  return { area: [{ areaDesc: 'somewhere', polygon: [], circle: [], geocode: [], ...change }] };
}

/** A reference to an earlier message. */
export function following(before: CapAlert): Pick<CapAlert, 'references'> {
  return { references: [{ sender: before.sender, identifier: before.identifier, sent: before.sent }] };
}

/** An instant so many seconds from the start, as CAP writes it. */
export const at = (seconds: number): string => formatCapDate(addSeconds(START, seconds));
/** What makes a part of a message an end. */
export const RELEASE: Partial<CapInfo> = { responseType: ['AllClear'], urgency: 'Past', severity: 'Minor' };
