import type { Phase, Status } from '../detection/threat.ts';
import type { PublicAlert } from '../message/public-alert.ts';
import { WORDINGS } from '../message/wordings.ts';
import { parseInstant } from '../units/instant.ts';
import { LANGUAGES, type Language, nameOf, type Region, type Zone } from '../zone/zone.ts';
import type { CapAlert, CapArea, CapInfo, CapPolygon, CapReference } from './cap-alert.ts';
import { formatCapDate } from './cap-date.ts';
import { coverRing } from './cover-ring.ts';

/** What a CAP message needs beside the alert. */
export interface CapContext {
  readonly region: Region;
  /** Zone id to its index in `region.zones`. */
  readonly byId: ReadonlyMap<string, number>;
  /** When an earlier alert of this sender was sent: a reference has to say so (CAP 1.2 §3.2.1). One it does not know is left out. */
  readonly sentOf: (id: string) => string | undefined;
  /** Address of the page about this alert; goes out as it is. */
  readonly webUrl?: string;
}

const RESPONSE: { readonly [phase in Phase]: CapInfo['responseType'] } = {
  prepare: ['Prepare'],
  shelter: ['Shelter'],
  allClear: ['AllClear'],
};

const NOTES: { readonly [status in Status]: string } = {
  Actual: '',
  Exercise: 'EXERCISE EXERCISE EXERCISE. This is not a real alert.',
  Test: 'TEST TEST TEST. This is not a real alert.',
};

/** The alert as a CAP 1.2 message: one `info` a language, one `area` a zone. */
export function buildCap(alert: PublicAlert, context: CapContext): CapAlert {
  const note = [NOTES[alert.status], alert.end?.reason ?? ''].filter((part) => part !== '').join(' ');
  return {
    identifier: alert.id,
    sender: alert.sender,
    sent: capDate(alert.sent),
    status: alert.status,
    msgType: alert.msgType,
    scope: 'Public',
    code: [],
    ...(note === '' ? {} : { note }),
    references: alert.references.flatMap((id) => reference(alert, id, context)),
    incidents: [alert.incident],
    info: LANGUAGES.map((language) => buildInfo(alert, language, context)),
  };
}

function reference(alert: PublicAlert, id: string, context: CapContext): readonly CapReference[] {
  const sent = context.sentOf(id);
  return sent === undefined ? [] : [{ sender: alert.sender, identifier: id, sent: capDate(sent) }];
}

function buildInfo(alert: PublicAlert, language: Language, context: CapContext): CapInfo {
  const text = alert.texts[language];
  return {
    language,
    category: ['Security', 'Safety'],
    event: WORDINGS[language].hazard[alert.threat],
    responseType: RESPONSE[alert.phase],
    ...gravity(alert),
    eventCode: [{ valueName: 'tocsin:threat', value: alert.threat }],
    effective: capDate(alert.sent),
    ...(alert.impactAt === undefined ? {} : { onset: capDate(alert.impactAt) }),
    expires: capDate(alert.expires),
    senderName: alert.sender,
    headline: text.headline,
    description: text.description,
    instruction: text.instruction,
    ...(context.webUrl === undefined ? {} : { web: context.webUrl }),
    parameter: [
      { valueName: 'tocsin:phase', value: alert.phase },
      { valueName: 'tocsin:shelterTimeS', value: String(alert.shelterTimeS) },
      ...(alert.end === undefined ? [] : [{ valueName: 'tocsin:end', value: alert.end.how }]),
    ],
    resource: [],
    area: alert.zones.map((id) => buildArea(id, language, context)),
  };
}

/** CAP 1.2 §3.2.2. `Unknown` is avoided (WMO practice): what is known is that people must act. */
function gravity({ phase, source, end }: PublicAlert): Pick<CapInfo, 'urgency' | 'severity' | 'certainty'> {
  if (phase === 'prepare') return { urgency: 'Expected', severity: 'Severe', certainty: 'Possible' };
  if (phase === 'shelter')
    return { urgency: 'Immediate', severity: 'Extreme', certainty: source.kind === 'sensors' ? 'Observed' : 'Likely' };
  return { urgency: 'Past', severity: 'Minor', certainty: end?.how === 'cancelled' ? 'Unlikely' : 'Observed' };
}

function buildArea(id: string, language: Language, { region, byId }: CapContext): CapArea {
  const index = byId.get(id);
  const zone = index === undefined ? undefined : region.zones[index];
  const name = zone === undefined ? '' : nameOf(zone.names, language);
  return {
    areaDesc: name === '' ? id : name,
    // A zone without a valid polygon goes out by its code only: missing geometry never widens to a district or the country.
    polygon: zone === undefined ? [] : polygonsOf(zone),
    circle: [],
    geocode: [{ valueName: 'tocsin:zone', value: id }],
  };
}

/** Zones are immutable, and finding a cover costs more than everything else here. */
const covers = new WeakMap<Zone, readonly CapPolygon[]>();

/** The outer ring of each part as latitude, longitude. Holes are filled: outward is the safe side. */
function polygonsOf(zone: Zone): readonly CapPolygon[] {
  const known = covers.get(zone);
  if (known !== undefined) return known;
  const polygons = zone.parts.flatMap((rings) =>
    coverRing(rings[0] ?? []).map((ring) => ring.map(([longitudeDeg, latitudeDeg]) => [latitudeDeg, longitudeDeg] as const)),
  );
  covers.set(zone, polygons);
  return polygons;
}

function capDate(text: string): string {
  return formatCapDate(parseInstant(text));
}
