import type { Item, RecordState } from '../gate/record-state.ts';
import type { PublicOptions } from '../view/public-options.ts';
import { shownClaims } from '../view/shown-claim.ts';
import { laneOf, situationReport } from '../view/situation-report.ts';
import { timelineOf } from '../view/timeline.ts';
import { atomEntries, changesFeed } from './changes-feed.ts';
import { toHxlCsv } from './csv-hxl.ts';
import { EDITION_FILES, type Edition, type EditionFileName } from './edition.ts';
import { toGeoJson, type ZoneMap } from './geojson.ts';
import { toJsonLd } from './json-ld.ts';
import type { Publication } from './public-names.ts';
import { writeRecordAtom } from './write-atom.ts';

/** Entries of a feed; who was away longer reads `changes`. */
const FEED_MAX = 200;
/** The one file that tells of the edition before. */
export const REPORT = 'situation-report.json';

/** What an edition is made of. */
export interface EditionSource extends Publication {
  readonly state: RecordState;
  readonly options: PublicOptions;
  readonly zones: ZoneMap;
  /** Place of a journal entry in the record's log. */
  readonly logIndexOf: (seq: number) => number | undefined;
  /** When the lane's first edition was made: what an empty record is dated with. */
  readonly begunMs: number;
}

/** A file as it is written, part by part: a large one is not one long piece of work. */
export interface DraftFile {
  readonly name: EditionFileName;
  readonly mediaType: string;
  readonly parts: Iterable<string>;
}

/** What the public record is now. */
export interface EditionDraft {
  /** The lane's last change that it takes in; 0 before the first. */
  readonly seq: number;
  /** To be read once. The report tells the differences to the edition before the last: so the same record gives the same bytes. */
  readonly files: readonly DraftFile[];
  /** The report as it goes out where some file is different from the last edition's: with the differences to that. */
  readonly report: DraftFile;
  readonly sinceSeq: number;
}

/**
 * Drafts the files of the public record as it is at this moment; what happens later is not in them, however late they are read. Nothing
 * in them tells when they were written: an edition is new only where the public has something new to read. The situation
 * report's date is that of the newest thing in it, and its changes are those since the edition before.
 *
 * @param before - the lane's last edition
 */
export function draftEdition(source: EditionSource, before?: Before): EditionDraft {
  const steps = draftSteps(source, before);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The lane's last edition, as far as a draft needs it. */
type Before = Pick<Edition, 'seq' | 'sinceSeq'>;

/** The same with pauses, for a large record. Where the record changes in a pause, the draft is none and is to be begun again. */
export function* draftSteps(source: EditionSource, before?: Before): Generator<undefined, EditionDraft> {
  const { state, options, begunMs } = source;
  const { status } = options;
  const changes = state.changes.filter(({ id }) => laneOf(state, id) === status);
  const seq = changes.at(-1)?.seq ?? 0;
  const asOf = new Date(Math.max(begunMs, changes.at(-1)?.at ?? 0, ...publicMoments(source))).toISOString();
  const shared = { ...source, status, changes };
  const shown = shownClaims(state, options);
  yield;
  const timeline = { status, ...timelineOf(state, options) };
  yield;
  const told = { status, ...situationReport(state, options, before?.sinceSeq ?? 0), asOf, seq };
  const entries = atomEntries(changesFeed(state, options, { shown, max: FEED_MAX }), shared);
  const parts: Readonly<Record<EditionFileName, Iterable<string>>> = {
    'claims.jsonld': toJsonLd(shown, shared),
    'claims.csv': toHxlCsv(shown, shared),
    'claims.geojson': toGeoJson(shown, shared),
    'changes.atom': [writeRecordAtom(entries, { ...shared, updated: entries[0]?.updated ?? new Date(begunMs).toISOString() })],
    'situation-report.json': json(told),
    'timeline.json': json(timeline),
  };
  const files = EDITION_FILES.map(({ name, mediaType }) => ({ name, mediaType, parts: parts[name] }));
  const sinceSeq = before?.seq ?? 0;
  const fresh = changes.filter((change) => change.seq > sinceSeq).length;
  const newer = { ...told, sinceSeq, changes: fresh === 0 ? [] : told.changes.slice(-fresh) };
  return { seq, files, report: { name: REPORT, mediaType: 'application/json', parts: json(newer) }, sinceSeq };
}

/** True where every file is what it was in an edition, byte for byte. */
export function isSameEdition(
  files: readonly { readonly name: string; readonly sha256: string }[],
  before: Pick<Edition, 'files'>,
): boolean {
  const known = new Map(before.files.map(({ name, sha256 }) => [name, sha256]));
  return known.size === files.length && files.every((file) => known.get(file.name) === file.sha256);
}

/**
 * When the public record changes next of itself: the end of the first delay of a place that is still held back.
 *
 * @returns milliseconds since the epoch; infinity where nothing is held back
 */
export function nextRelease(state: RecordState, options: PublicOptions): number {
  return placeReleases(state, options)
    .filter((untilMs) => untilMs > options.nowMs)
    .reduce((first, untilMs) => Math.min(first, untilMs), Number.POSITIVE_INFINITY);
}

/** Moments that the files' content is from, beside its changes: own alerts, and ends of delays. */
function publicMoments({ state, options }: EditionSource): readonly [number, number] {
  let alertMs = 0;
  for (const { what, status, time } of state.own.values())
    if (what === 'alert' && status === options.status) alertMs = Math.max(alertMs, Date.parse(time));
  const released = placeReleases(state, options).filter((untilMs) => untilMs <= options.nowMs);
  return [alertMs, released.reduce((last, untilMs) => Math.max(last, untilMs), 0)];
}

function placeReleases(state: RecordState, { status, placeDelayMs }: PublicOptions): readonly number[] {
  const isHeldAWhile = ({ entry, standing, sealed }: Item) =>
    entry.kind === 'claim' &&
    standing === 'public' &&
    (entry.status ?? 'Actual') === status &&
    !sealed.includes('where') &&
    !sealed.includes('place') &&
    entry.where?.some(({ role }) => role === 'fell') === true;
  return [...state.items.values()].filter(isHeldAWhile).map(({ at }) => at + placeDelayMs);
}

function* json(value: object): Generator<string> {
  yield `${JSON.stringify(value)}\n`;
}
