// A made-up report and a record with everything in it: what pages, files and feeds have to be able to show. Places and people are invented.
import { createHash } from 'node:crypto';
import type { Bounds, Claim } from '@tocsin/core/record/claim';
import { observationIn } from '@tocsin/core/record/gate/observation';
import type { RecordState } from '@tocsin/core/record/gate/record-state';
import type { JournalEntry } from '@tocsin/core/record/gate/take-in';
import { named } from '@tocsin/core/record/model/record-entry';
import type { Alert } from '@tocsin/core/warning/alert';
import { aReview } from './any-record.ts';
import { ANNA, about, atLeast, atMinute, exactly, onDay, saidBy, Teller } from './teller.ts';

/** The report. */
export const WHOLE_TEXT = `HARBOUR WIRE, January 6, 2024

The army said at least 40 rockets were fired at the coast on Saturday. The Lowland Front said it had fired 62 rockets. A rocket came down in the market quarter. The mayor said nine people were injured. The Front spoke of about 30 wounded. It was not known whether there was damage. No deaths were reported. Sirens sounded along the coast shortly after 7 a.m. The old harbour was struck, a fisherman said. Iman Orel, 9, was hurt at 5 Palm Street.

Under the truce, which ends at 7 a.m. on Sunday, three prisoners go free for each Israeli hostage. Hostages are handed over at the crossing at noon each day. It is prolonged by a day for ten hostages. In all 110 hostages were released, 86 Israelis and 24 foreign nationals, and one dual citizen outside the agreement. On Friday 13 hostages were released. In exchange 258 prisoners were released. The army accused the Front of firing at 6:59 a.m. The Front accused the army of firing on Friday. The army denied it.

The agency counted 1,000 displaced by Thursday, at least 1,300 by Friday and about 1,500 by Saturday. Leaflets told residents of the lower town to leave by noon. "We will answer," a spokesman said.`;
export const WHOLE_HASH = createHash('sha256').update(WHOLE_TEXT).digest('hex');
/** What must stand on no page: names of the desk's people, a sealed name and address, an exact place, what was never let through. */
export const SECRETS = [
  ...['anna', 'boris', 'chaim', 'dalia', 'Iman', 'Palm Street', '34.57', '31.66', 'by the well', 'behind the school'],
  ...['We will answer', '777 people', 'total fell'],
] as const;

/** The exact places among its claims, digit by digit. */
export const POINTS = ['34.571234', '31.663412', '34.575678', '31.667891'] as const;

/** What the record is told to be about. */
export interface WholeRecordParts {
  /** Zones of the region, two at least. */
  readonly zones: readonly string[];
  /** When the truce ends. */
  readonly deadline: string;
  /** When it all was entered. */
  readonly time: string;
  /** Own alerts that belong to the incident. */
  readonly alerts: readonly Alert[];
}

/** The journal's entries in their order, and the record that they are. */
export interface WholeRecord {
  readonly entries: readonly JournalEntry['body'][];
  /** Entries that came first: what came after them is `ids.fresh`, another place where something fell. */
  readonly before: number;
  readonly state: RecordState;
  readonly ids: Readonly<
    Record<'incident' | 'agreement' | 'totals' | 'retracted' | 'corrected' | 'stands' | 'sealed' | 'draft' | 'fell' | 'fresh', string>
  >;
}

/** Makes the record. */
export function wholeRecord({ zones, deadline, time, alerts }: WholeRecordParts): WholeRecord {
  const teller = new Teller({ text: WHOLE_TEXT, hash: WHOLE_HASH, time, publisher: 'Harbour Wire' });
  for (const alert of alerts) teller.take(alert);
  const changed = tellChanges(teller);
  const told = tellIncident(teller, {
    zones,
    claims: [changed.stands, changed.sealed],
    own: alerts.flatMap((alert) => observationIn(alert)?.id ?? []),
  });
  const agreement = tellAgreement(teller, deadline);
  const totals = tellSeries(teller);
  tellRest(teller, zones[1] ?? '');
  const before = teller.journal.length;
  const fresh = tellLate(teller, zones[1] ?? '', told.incident);
  const threat = teller.draft('We will answer', 'threat');
  teller.take(threat);
  return { entries: teller.journal, before, state: teller.state, ids: { fresh, ...told, ...changed, agreement, totals, draft: threat.id } };
}

const FRONT = { chain: saidBy('a spokesman', 'the Lowland Front') };
const NARRATOR = { chain: saidBy('narrator') };

/** A correction, a retraction, and a claim with parts that are sealed. */
function tellChanges(teller: Teller): {
  readonly stands: string;
  readonly corrected: string;
  readonly retracted: string;
  readonly sealed: string;
} {
  const fired = 'fired 62 rockets';
  const corrected = teller.claim(fired, 'launch_count', { ...FRONT, quantity: exactly(62, 'missiles', '62') });
  const right = named({
    ...teller.draft(fired, 'launch_count', { ...FRONT, quantity: exactly(62, 'rockets', '62') }),
    replaces: corrected,
    draftedBy: ANNA,
  }) as Claim;
  teller.take(right);
  teller.take(aReview(right.id, 'confirm', 'boris'));
  teller.take(aReview(corrected, 'correct', 'boris', { replacement: right.id, reason: 'the unit was misread' }));
  const retracted = teller.claim('A rocket came down', 'midair_explosion');
  teller.take(aReview(retracted, 'retract', 'boris', { reason: 'the report does not say so' }));
  const sealed = teller.claim('Iman Orel, 9, was hurt at 5 Palm Street', 'casualties_injured', {
    summary: 'Iman Orel was hurt in Palm Street',
    place: 'Palm Street',
    quantity: exactly(1, 'child', ''),
  });
  teller.take(aReview(sealed, 'seal', 'boris', { fields: ['quote', 'place', 'summary'], reason: 'a child' }));
  return { stands: right.id, corrected, retracted, sealed };
}

interface Saturday {
  readonly zones: readonly string[];
  readonly claims: readonly string[];
  readonly own: readonly string[];
}

function tellIncident(teller: Teller, { zones, claims, own }: Saturday): { readonly incident: string; readonly fell: string } {
  const { time } = teller;
  const [first = '', second = ''] = zones;
  const coast = (role: 'target' | 'heard') => ({ where: [{ words: 'the coast', role, zones: [...zones], precisionM: null }] });
  const fell = teller.claim('A rocket came down in the market quarter', 'impact', {
    ...NARRATOR,
    where: [{ words: 'by the well', role: 'fell', zones: [first], point: [34.571234, 31.663412], precisionM: 5 }],
    place: 'the market quarter',
  });
  const injured = teller.claim('nine people were injured', 'casualties_injured', {
    chain: saidBy('the mayor'),
    quantity: exactly(9, 'people', 'nine'),
    where: [{ words: 'the town', role: 'about', zones: [second], precisionM: null }],
  });
  const told = [
    ...claims,
    fell,
    injured,
    teller.claim('at least 40 rockets', 'launch_count', {
      quantity: atLeast(40, 'rockets', 'at least 40'),
      ...coast('target'),
      place: 'the coast',
    }),
    teller.claim('about 30 wounded', 'casualties_injured', { ...FRONT, quantity: about(30, 'people', 'about 30'), assertion: 'alleged' }),
    teller.claim('It was not known whether there was damage', 'damage_unknown', NARRATOR),
    teller.claim('No deaths were reported', 'casualties_none', NARRATOR),
    teller.claim('Sirens sounded along the coast', 'sirens', { ...NARRATOR, when: atMinute('2024-01-06T07:02+02:00'), ...coast('heard') }),
    teller.claim('The old harbour was struck', 'strike', {
      chain: [{ agent: 'a fisherman', named: false }, ...saidBy('narrator').slice(1)],
      place: 'the old harbour',
      assertion: 'alleged',
    }),
  ];
  const incident = teller.publish(teller.add({ kind: 'incident', time, label: 'Saturday’s rockets <b>&', by: ANNA }));
  for (const id of [...told, ...own]) teller.link(id, incident);
  const grade = { grade: 'contested' as const, uses: [injured], rationale: 'Two counts, one of them vague.', policy: 'desk/1' };
  teller.publish(teller.add({ kind: 'assessment', time, incident, question: 'How many were hurt?', ...grade, by: ANNA }));
  return { incident, fell };
}

function tellAgreement(teller: Teller, deadline: string): string {
  const { time } = teller;
  const zone = 'Asia/Jerusalem';
  const expiry = teller.claim('which ends at 7 a.m. on Sunday', 'truce_expiry', { when: atMinute('2024-01-07T07:00+02:00') });
  const terms = teller.claim('three prisoners go free for each Israeli hostage', 'release_terms', {
    quantity: exactly(3, 'prisoners per hostage', 'three'),
  });
  const duty = teller.claim('Hostages are handed over at the crossing at noon each day', 'truce_terms');
  const rule = teller.claim('It is prolonged by a day for ten hostages', 'truce_terms');
  const agreement = teller.publish(
    teller.add({
      kind: 'agreement',
      time,
      label: 'The truce of January',
      parties: ['the army', 'the Lowland Front'],
      mediators: ['a neighbour'],
      start: onDay('2024-01-02'),
      plannedEnd: onDay('2024-01-06'),
      deadline: { instant: '2024-01-06T05:00:00Z', zone, claim: expiry },
      extensionRule: { text: 'A day more for every ten hostages.', claim: rule },
      ratios: [{ times: 3, give: 'prisoners', forEach: 'hostages', claim: terms }],
      obligations: [{ party: 'the Lowland Front', text: 'Hands hostages over at noon.', claim: duty }],
      by: ANNA,
    }),
  );
  teller.publish(teller.add({ kind: 'extension', time, agreement, deadline: { instant: deadline, zone, claim: expiry }, by: ANNA }));
  for (const id of [...tellReleases(teller), expiry, terms]) teller.link(id, agreement);
  tellBreaches(teller, agreement);
  return agreement;
}

function tellReleases(teller: Teller): readonly string[] {
  const week = { when: onDay('2024-01-02/2024-01-06'), chain: saidBy('the mediators') };
  const freed = (quote: string, quantity: Bounds, detail: Partial<Claim> = {}) =>
    teller.claim(quote, 'hostages_released', { ...week, quantity, ...detail });
  return [
    freed('110 hostages were released', exactly(110, 'hostages', '110')),
    freed('86 Israelis', exactly(86, 'Israelis', '86')),
    freed('24 foreign nationals', exactly(24, 'foreign nationals', '24')),
    freed('one dual citizen outside the agreement', exactly(1, 'dual citizens', 'one'), { scope: 'outside the agreement' }),
    freed('On Friday 13 hostages were released', exactly(13, 'hostages', '13'), { when: onDay('2024-01-05') }),
    teller.claim('258 prisoners were released', 'prisoners_released', { ...week, quantity: exactly(258, 'prisoners', '258') }),
  ];
}

function tellBreaches(teller: Teller, agreement: string): void {
  const { time } = teller;
  const early = atMinute('2024-01-06T06:59+02:00');
  const friday = onDay('2024-01-05');
  const alleged = { assertion: 'alleged' as const };
  const accused = teller.claim('The army accused the Front of firing at 6:59 a.m.', 'violation_allegation', { ...alleged, when: early });
  const countered = teller.claim('The Front accused the army of firing on Friday', 'violation_allegation', {
    ...FRONT,
    ...alleged,
    when: friday,
  });
  const denied = teller.claim('The army denied it', 'denial', { assertion: 'denied' });
  const [army, front] = ['the army', 'the Lowland Front'];
  const breach = { kind: 'breach', time, agreement, by: ANNA } as const;
  teller.publish(teller.add({ ...breach, alleges: army, against: front, at: early, claim: accused }));
  teller.link(
    denied,
    teller.publish(teller.add({ ...breach, alleges: front, against: army, at: friday, claim: countered })),
    'responds_to',
  );
}

function tellSeries(teller: Teller): string {
  const { time } = teller;
  const definition = { measure: 'displaced', population: 'people of the coast', window: onDay('2024-01-01/..'), source: 'the agency' };
  const series = teller.publish(teller.add({ kind: 'series', time, ...definition, cumulative: true, by: ANNA }));
  const counted = { kind: 'series-point', time, series, by: ANNA } as const;
  const point = (edtf: string, quote: string, value: Bounds) => {
    const claim = teller.claim(quote, 'displaced', { chain: saidBy('the agency'), quantity: value, when: onDay(edtf) });
    return { claim, id: teller.publish(teller.add({ ...counted, value, asOf: onDay(edtf), claim })) };
  };
  const { id: first, claim } = point('2024-01-04', '1,000 displaced by Thursday', exactly(1_000, 'people', '1,000'));
  teller.publish(teller.add({ ...counted, value: exactly(980, 'people', '980'), asOf: onDay('2024-01-04'), claim, revises: first }));
  point('2024-01-05', 'at least 1,300 by Friday', atLeast(1_300, 'people', 'at least 1,300'));
  point('2024-01-06', 'about 1,500 by Saturday', about(1_500, 'people', 'about 1,500'));
  // A total that fell is held, and on no page.
  teller.add({ ...counted, value: exactly(777, 'people', '777'), asOf: onDay('2024-01-07') });
  return series;
}

function tellLate(teller: Teller, zone: string, incident: string): string {
  const where = [
    { words: 'behind the school', role: 'fell' as const, zones: [zone], point: [34.575678, 31.667891] as [number, number], precisionM: 5 },
  ];
  const fresh = teller.claim('came down in the market quarter', 'impact', { ...NARRATOR, where });
  teller.link(fresh, incident);
  return fresh;
}

function tellRest(teller: Teller, zone: string): void {
  const { time } = teller;
  const claim = teller.claim('Leaflets told residents of the lower town to leave by noon', 'evacuation_notice', {
    place: 'the lower town',
  });
  const area = { words: 'the lower town', role: 'about' as const, zones: [zone], precisionM: null };
  const notice = { issuer: 'the army', channel: 'leaflets', instruction: 'evacuate' as const, area, until: onDay('2024-01-06'), claim };
  teller.publish(teller.add({ kind: 'notice', time, ...notice, by: ANNA }));
  const { when: _when, id: _id, ...undated } = teller.draft('The old harbour was struck, a fisherman said', 'background');
  teller.publish(teller.add(undated));
}
