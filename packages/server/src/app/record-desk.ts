import type { Claim } from '@tocsin/core/record/claim';
import type { Texts } from '@tocsin/core/record/gate/ground-claim';
import { emptyRecord, type Item, type RecordState } from '@tocsin/core/record/gate/record-state';
import { type JournalEntry, takeIn } from '@tocsin/core/record/gate/take-in';
import type { Artifact } from '@tocsin/core/record/model/artifact';
import { named, type RecordEntry, recordSchemas } from '@tocsin/core/record/model/record-entry';
import { type Decision, type Review, reviewSchema } from '@tocsin/core/record/model/review';
import { formatInstant } from '@tocsin/core/units/instant';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import type { ArtifactStore } from '../ports/artifact-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Drafter } from '../ports/drafter.ts';
import type { RecordJournal } from '../ports/journal.ts';
import { amendedClaim, type ClaimChanges } from './amend-claim.ts';
import { type DraftSetting, draftReport, draftReportWithModel, type GivenReport, type ModelOutcome } from './draft-report.ts';
import { turns } from './in-turn.ts';
import { placedClaim } from './place-claim.ts';
import { firstRefusal, type PlacedRefusal } from './record-trial.ts';
import { withinCommitBudget } from './wait-for-commit.ts';

/** A review waits longer for the disk than an alarm does: nobody is running for cover. */
const COMMIT_BUDGET_MS = 2_000;
/** What the record reads out of the journal; own detections among it. */
const KINDS = ['claim', 'alert', 'track', ...recordSchemas.map(({ shape }) => shape.kind.value)];

const BEHIND: Issue = { code: 'behind', path: '', message: 'the journal has not written the last decision yet: try again' };

/** What one person decides. `propose` drafts a correction of what is confirmed or public; `correct` then puts it in place. */
export interface GivenDecision {
  readonly subject: string;
  readonly decision: Decision | 'propose';
  readonly reason?: string | undefined;
  readonly replacement?: string | undefined;
  readonly fields?: Review['fields'];
  /** Of `amend` and `propose`. */
  readonly changes?: ClaimChanges | undefined;
}

/** Why something was not entered: the record's own refusal, or fields that do not fit. Nothing of the request was. */
export type DeskRefusal = { readonly place: number; readonly issues: readonly Issue[]; readonly code?: PlacedRefusal['code'] };

/** What came of an entering. */
export interface Entered {
  readonly ids: readonly string[];
  readonly durable: boolean;
}

/** A report that was taken in. */
export interface TakenReport extends Entered {
  /** SHA-256 of its text. */
  readonly artifact: string;
  /** Drafts that the record would not take. */
  readonly leftOut: number;
}

/** What the desk is built from. */
export interface DeskParts {
  readonly journal: RecordJournal;
  readonly clock: Clock;
  readonly artifacts: ArtifactStore;
  readonly version: string;
  readonly places: () => Pick<DraftSetting, 'places' | 'zonesOf' | 'homeZone'>;
  /** A model that drafts beside the rules, where there is one. */
  readonly drafter?: Pick<Drafter, 'ask'>;
  /** Told what came of asking the model. */
  readonly onModel?: (outcome: ModelOutcome) => void;
  readonly onFault: (fault: unknown) => void;
}

/** Where people turn reports into the record. Everything passes the record's own gate before it is written. */
export interface RecordDesk {
  /** The record as it is, with all that the journal holds now; after a start it waits for that to be read. Not to be changed. */
  state(): Promise<RecordState>;
  readonly textOf: Texts;
  /** Keeps a report and drafts its claims; what a model adds comes later. The same text again adds nothing. */
  takeReport(report: GivenReport, operator: DraftSetting['operator']): Promise<Result<TakenReport, DeskRefusal>>;
  /** Enters decisions, all or none. */
  decide(decisions: readonly GivenDecision[], operator: string): Promise<Result<Entered, DeskRefusal>>;
  /** Enters what a person made: an incident, a link, an assessment, a series, an agreement. It waits for a second person. */
  enter(entry: RecordEntry): Promise<Result<Entered, DeskRefusal>>;
  /** A claim that a person wrote, with the zones that its place is the name of. */
  placed(claim: Claim): Claim;
  /** The claims of an artifact, in the order of its text. */
  claimsOf(sha256: string): Promise<readonly (Item & { readonly entry: Claim })[]>;
  artifact(sha256: string): Promise<Artifact | undefined>;
}

/** Opens the desk on the journal and begins to read it. */
export function openRecordDesk(parts: DeskParts): RecordDesk {
  const { journal, clock, artifacts } = parts;
  const state = emptyRecord();
  const catchUp = reader(journal, (entry) => takeIn(state, entry, artifacts.textOf));
  catchUp().catch(parts.onFault);
  const inTurn = turns();
  let written: Promise<void> = Promise.resolve();

  /** In turn, on the record as it is then: what was allowed is what is written. */
  function write(make: () => Result<readonly RecordEntry[], DeskRefusal>): Promise<Result<Entered, DeskRefusal>> {
    return inTurn(async () => {
      // A decision on a record that lacks the last one would not be one.
      if ((await withinCommitBudget(written, COMMIT_BUDGET_MS)) === 'late') return refuse({ place: 0, issues: [BEHIND] });
      await catchUp();
      const made = make();
      if (!made.ok) return made;
      const refusal = firstRefusal(state, made.value, artifacts.textOf);
      if (refusal !== undefined) {
        const { place, code, path, message } = refusal;
        return refuse({ place, code, issues: [{ code: code.toLowerCase(), path, message }] });
      }
      written = journal.append(made.value, clock.now()).durable;
      const wait = await withinCommitBudget(written, COMMIT_BUDGET_MS);
      return ok({ ids: made.value.map(({ id }) => id), durable: wait === 'durable' });
    });
  }

  /** A draft that the record would not have keeps no other out: a person reads the text anyway. */
  function soundOf(head: readonly RecordEntry[], claims: readonly Claim[]): readonly Claim[] {
    return claims.filter((claim) => firstRefusal(state, [...head, claim], artifacts.textOf) === undefined);
  }

  const askInTurn = turns();
  async function askModel(report: GivenReport, setting: DraftSetting): Promise<void> {
    const { drafter } = parts;
    if (drafter === undefined) return;
    const drafted = await askInTurn(() => draftReportWithModel(report, setting, { drafter, artifacts }));
    if (!drafted.ok) return;
    parts.onModel?.(drafted.value.model);
    const { added } = drafted.value;
    if (added.length > 0)
      await write(() =>
        ok(
          soundOf(
            [],
            added.filter(({ id }) => !state.items.has(id)),
          ),
        ),
      );
  }

  const now = () => formatInstant(clock.now());
  const placed = (claim: Claim) => placedClaim(claim, parts.places().zonesOf);
  async function current(): Promise<RecordState> {
    await catchUp();
    return state;
  }
  return {
    textOf: artifacts.textOf,
    state: current,
    async takeReport(report, operator) {
      await catchUp();
      const sha256 = await artifacts.keep(report.text);
      if (state.artifacts.has(sha256)) return ok({ ids: [], durable: true, artifact: sha256, leftOut: 0 });
      const setting: DraftSetting = { sha256, time: now(), operator, version: parts.version, ...parts.places() };
      const drafted = draftReport(report, setting);
      if (!drafted.ok) return refuse({ place: 0, issues: drafted.error });
      const { artifact, claims } = drafted.value;
      let leftOut = 0;
      let isNew = false;
      const entered = await write(() => {
        isNew = !state.artifacts.has(sha256);
        const head = isNew ? [artifact] : [];
        const fresh = claims.filter(({ id }) => !state.items.has(id));
        const sound = soundOf(head, fresh);
        leftOut = fresh.length - sound.length;
        return ok([...head, ...sound]);
      });
      // Another time the model may word its answer differently: one text, one question.
      if (entered.ok && isNew) askModel(report, setting).catch(parts.onFault);
      return entered.ok ? ok({ ...entered.value, artifact: sha256, leftOut }) : entered;
    },
    async decide(decisions, operator) {
      const placeOf: number[] = [];
      const entered = await write(() => {
        const made: RecordEntry[] = [];
        for (const [place, decision] of decisions.entries()) {
          const entries = entriesOf(state, decision, { by: operator, time: now(), placed });
          if (!entries.ok) return refuse({ place, issues: entries.error });
          made.push(...entries.value);
          placeOf.push(...entries.value.map(() => place));
        }
        return ok(made);
      });
      if (entered.ok || entered.error.code === undefined) return entered;
      return refuse({ ...entered.error, place: placeOf[entered.error.place] ?? 0 });
    },
    enter: (entry) => write(() => ok([entry])),
    placed,
    async claimsOf(sha256) {
      const { items } = await current();
      return [...items.values()].filter((item) => isClaimOf(item, sha256)).toSorted((one, other) => startOf(one) - startOf(other));
    },
    async artifact(sha256) {
      const { items, artifacts: known } = await current();
      const entry = items.get(known.get(sha256) ?? '')?.entry;
      return entry?.kind === 'artifact' ? entry : undefined;
    },
  };
}

type ClaimItem = Item & { readonly entry: Claim };

function isClaimOf(item: Item, sha256: string): item is ClaimItem {
  return item.entry.kind === 'claim' && item.entry.artifact === sha256;
}

function startOf({ entry }: ClaimItem): number {
  return entry.spans?.[0]?.[0] ?? 0;
}

/** The entries that a decision is: an amendment is a claim and a review of the one before. */
function entriesOf(
  state: RecordState,
  given: GivenDecision,
  { by, time, placed }: { readonly by: string; readonly time: string; readonly placed: (claim: Claim) => Claim },
): Result<readonly RecordEntry[], readonly Issue[]> {
  const { subject, decision, reason, fields, changes } = given;
  const made: RecordEntry[] = [];
  if (changes !== undefined || decision === 'propose') {
    const old = state.items.get(subject)?.entry;
    if (decision !== 'amend' && decision !== 'propose') return refuse([issue('changes', `not with "${decision}"`)]);
    if (old?.kind !== 'claim') return refuse([issue('subject', 'expected a claim of the record')]);
    const claim = amendedClaim(old, changes ?? {}, { by, time });
    if (!claim.ok) return refuse(claim.error.map(({ path, ...rest }) => ({ ...rest, path: `changes.${path}` })));
    made.push(placed(claim.value));
  }
  if (decision === 'propose') return ok(made);
  const replacement = given.replacement ?? made[0]?.id;
  const status = state.items.get(subject)?.entry.status;
  const review = reviewSchema.safeParse(
    named({
      kind: 'review',
      time,
      ...(status === undefined ? {} : { status }),
      subject,
      decision,
      by: { type: 'person', id: by },
      ...(reason === undefined ? {} : { reason }),
      ...(replacement === undefined ? {} : { replacement }),
      ...(fields === undefined ? {} : { fields }),
    }),
  );
  return review.success ? ok([...made, review.data]) : refuse(issuesOf(review.error));
}

function issue(path: string, message: string): Issue {
  return { code: 'custom', path, message };
}

/** Reads the journal on from where it stood, one reading at a time. */
function reader(journal: RecordJournal, take: (entry: JournalEntry) => unknown): () => Promise<void> {
  let readUpTo = 0;
  const inTurn = turns();
  return () =>
    inTurn(async () => {
      const head = journal.head();
      if (readUpTo >= head) return;
      for await (const entry of journal.read({ from: readUpTo + 1, kinds: KINDS })) {
        take(entry);
        readUpTo = entry.seq;
      }
      readUpTo = Math.max(readUpTo, head);
    });
}
