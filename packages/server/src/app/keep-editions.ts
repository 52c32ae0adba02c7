import { STATUSES, type Status } from '@tocsin/core/detection/threat';
import { type Edition, namedEdition } from '@tocsin/core/record/export/edition';
import type { ZoneMap } from '@tocsin/core/record/export/geojson';
import { isSameEdition, nextRelease, REPORT } from '@tocsin/core/record/export/make-edition';
import type { Publication } from '@tocsin/core/record/export/public-names';
import type { RecordState } from '@tocsin/core/record/gate/record-state';
import type { PublicOptions } from '@tocsin/core/record/view/public-options';
import { formatInstant, type UnixMs, unixMs } from '@tocsin/core/units/instant';
import type { Clock } from '../ports/clock.ts';
import { EDITION_SETTINGS, type EditionSettings } from '../ports/edition-store.ts';
import { editionPace } from './edition-pace.ts';
import { createEditionShelf, type EditionShelf, type Editions, type ShelfParts } from './edition-shelf.ts';
import { withinCommitBudget } from './wait-for-commit.ts';
import { draftedEdition, writtenFile } from './write-edition.ts';

/** How often the record is asked whether it changed, ms. */
const LOOK_EVERY_MS = 1_000;
/** After a fault it is tried this many times less often. */
const FAULT_PAUSE = 5;
const CLOSE_MS = 2_000;

/** What editions are made from. */
export interface EditionParts extends Publication, ShelfParts {
  readonly state: () => Promise<RecordState>;
  readonly optionsOf: (status: Status) => PublicOptions;
  readonly zones: ZoneMap;
  /** Puts an edition into the journal; resolves once it is durable. */
  readonly append: (edition: Edition) => Promise<void>;
  /** Brings the log up to the journal. */
  readonly catchUpLog: () => Promise<void>;
  readonly clock: Clock;
  readonly settings?: Partial<EditionSettings>;
  readonly onFault: (fault: unknown) => void;
}

/** The editions, and who makes them. */
export interface KeptEditions extends Editions {
  /** Resolves when the journal's editions are known. */
  readonly ready: Promise<void>;
  /** What keeps the next edition from being made, if anything does. */
  fault(): string | undefined;
  close(): Promise<void>;
}

/**
 * Makes an edition of the public record whenever it has something new: writes the files, says so in the journal, and tells it once that
 * stands in the log. An empty record has an edition, too. After a restart the editions are what the journal says.
 */
export function keepEditions(parts: EditionParts): KeptEditions {
  const { clock, store } = parts;
  const settings = { ...EDITION_SETTINGS, ...parts.settings };
  const shelf = createEditionShelf(parts, settings.keptMax);
  const pace = editionPace(settings);
  const markOf = marks(parts);
  let fault: string | undefined;
  let isClosed = false;
  let disarm = (): void => {};
  let running: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    await ready;
    await shelf.follow();
    const state = await parts.state();
    const mark = markOf(state);
    if (!pace.isDue(mark, clock.now())) return;
    const last = state.changes.at(-1);
    await parts.catchUpLog();
    // The log is behind: whoever keeps it has the fault.
    if (last !== undefined && parts.logIndexOf(last.seq) === undefined) return;
    for (const status of STATUSES) {
      if (isClosed) return;
      if (await makeNext(parts, shelf, status)) pace.made(clock.now());
    }
    pace.done(mark, clock.now());
    await store.retain(shelf.needed());
    await parts.catchUpLog();
  }

  function noteFault(thrown: unknown): void {
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    if (fault !== said) parts.onFault(thrown);
    fault = said;
  }

  function beat(): void {
    running = look().then(() => {
      fault = undefined;
    }, noteFault);
    void running.then(() => {
      const everyMs = Math.min(LOOK_EVERY_MS, settings.quietMs) * (fault === undefined ? 1 : FAULT_PAUSE);
      if (!isClosed) disarm = clock.at(unixMs(clock.now() + everyMs), beat);
    });
  }

  const ready = shelf.follow().catch(noteFault);
  beat();
  return {
    ...shelf,
    ready,
    fault: () => fault,
    async close() {
      isClosed = true;
      disarm();
      await withinCommitBudget(running, CLOSE_MS);
    },
  };
}

/** Makes a lane's next edition. @returns false where the record has nothing new */
async function makeNext(parts: EditionParts, shelf: EditionShelf, status: Status): Promise<boolean> {
  const { sender, publicUrl, zones, logIndexOf, store, clock } = parts;
  const state = await parts.state();
  const now = clock.now();
  const before = shelf.last(status);
  const options = { ...parts.optionsOf(status), nowMs: now };
  const begunMs = shelf.begunMs(status) ?? now;
  const draft = await draftedEdition({ sender, publicUrl, state, options, zones, logIndexOf, begunMs }, before);
  // Files name each claim's place in the log: what was drafted has to be there when it is written.
  await parts.catchUpLog();
  if (draft.seq > 0 && logIndexOf(draft.seq) === undefined) throw new Error(`the log does not hold entry ${draft.seq} yet`);
  const files = await inTurn(draft.files, writtenFile);
  if (before !== undefined && isSameEdition(files, before)) {
    // From the disk they may have gone.
    await store.keep(files);
    return false;
  }
  const report = await writtenFile(draft.report);
  const newer = files.map((file) => (file.name === REPORT ? report : file));
  await store.keep(newer);
  const list = newer.map(({ name, mediaType, content, sha256 }) => ({ name, mediaType, bytes: content.length, sha256 }));
  const { seq, sinceSeq } = draft;
  const number = (before?.number ?? 0) + 1;
  await parts.append(namedEdition({ time: formatInstant(now), status, number, seq, sinceSeq, files: list }));
  await shelf.follow();
  return true;
}

/** Gives another mark wherever the files may have become different: something was decided, seen, or is held back no longer. */
function marks({ clock, optionsOf }: EditionParts): (state: RecordState) => string {
  let [changesThen, nextMs] = [-1, Number.POSITIVE_INFINITY];
  const nextOf = (state: RecordState, nowMs: UnixMs) =>
    STATUSES.map((status) => nextRelease(state, { ...optionsOf(status), nowMs })).reduce((first, each) => Math.min(first, each));
  return (state) => {
    const { changes, own } = state;
    const now = clock.now();
    if (changes.length !== changesThen || now >= nextMs) [changesThen, nextMs] = [changes.length, nextOf(state, now)];
    return `${changes.length} ${own.size} ${nextMs}`;
  };
}

async function inTurn<Item, Made>(items: readonly Item[], make: (item: Item) => Promise<Made>): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}
