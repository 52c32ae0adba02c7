import type { DraftClaim, IntakeOptions } from '@tocsin/core/intake/draft-claim';
import { draftClaims } from '@tocsin/core/intake/draft-claims';
import { findPublisher } from '@tocsin/core/intake/find-publisher';
import { compareDrafters, type DrafterComparison } from '@tocsin/core/intake/model-draft/compare-drafters';
import { type GatedDrafts, gateDrafts } from '@tocsin/core/intake/model-draft/gate-drafts';
import { plainText } from '@tocsin/core/intake/reading/plain-text';
import { readReport } from '@tocsin/core/intake/reading/read-report';
import { findDate } from '@tocsin/core/intake/time/find-date';
import { type Claim, claimSchema } from '@tocsin/core/record/claim';
import { claimFromDraft } from '@tocsin/core/record/claim-from-draft';
import type { Author } from '@tocsin/core/record/model/agent';
import { type Artifact, artifactSchema } from '@tocsin/core/record/model/artifact';
import { named } from '@tocsin/core/record/model/record-entry';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import type { ArtifactStore } from '../ports/artifact-store.ts';
import type { Drafter, DrafterAnswer, DrafterFailure } from '../ports/drafter.ts';
import { placedClaim } from './place-claim.ts';

/** The coding rules that drafts are made under. */
const POLICY = 'intake-rules/1';
/** The gates that a model's drafts have passed. */
const GATES = 'intake-gates/1';

/** A report as somebody hands it in. */
export interface GivenReport {
  readonly text: string;
  readonly publisher?: string | undefined;
  /** Day of publication, `YYYY-MM-DD`; else read from the text's own head. */
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  /** IANA zone of the places told of. */
  readonly timeZone?: string | undefined;
  readonly status?: Claim['status'];
}

/** What is known beside the report. */
export interface DraftSetting {
  readonly sha256: string;
  /** The moment of intake, ISO 8601. */
  readonly time: string;
  /** The person who hands it in, or the software that found it. */
  readonly operator: string | Author;
  readonly version: string;
  /** Names of the region's zones, and the zones that a name stands for. */
  readonly places: readonly string[];
  readonly zonesOf: (place: string) => readonly string[];
  /** IANA zone of the region. */
  readonly homeZone?: string;
}

/** A report's entries: what it is, and what it seems to say. */
export interface DraftedReport {
  readonly artifact: Artifact;
  readonly claims: readonly Claim[];
}

/** What came of asking a model, for people to see; nothing of it but its drafts enters the record. */
export type ModelOutcome =
  | ({ readonly ok: false } & DrafterFailure)
  | ({
      readonly ok: true;
      /** The raw answer among the kept texts, by its SHA-256. The drafts can be made of it anew. */
      readonly answerSha256: string;
      readonly gated: GatedDrafts;
      readonly comparison: DrafterComparison;
    } & Omit<DrafterAnswer, 'claims' | 'raw'>);

/** A report's entries by rules and model. */
export interface ReportOfTwo extends DraftedReport {
  /** Those of `claims` that the model alone has. */
  readonly added: readonly Claim[];
  readonly model: ModelOutcome;
}

/** Makes a report's entries by rules. What no claim can be made of is left out: a person reads the text anyway. */
export function draftReport(given: GivenReport, setting: DraftSetting): Result<DraftedReport, readonly Issue[]> {
  const head = readHead(given, setting);
  if (!head.ok) return head;
  const made = { given, setting, head: head.value };
  return ok({ artifact: head.value.artifact, claims: claimsByRules(draftByRules(made), made) });
}

/** Who is asked beside the rules, and where the answer is kept. */
export interface ModelSeat {
  readonly drafter: Pick<Drafter, 'ask'>;
  readonly artifacts: Pick<ArtifactStore, 'keep'>;
}

/**
 * The same with a model beside the rules: what both have is entered once, as the rules have it. A model that fails, or says nothing
 * that passes the gates, takes nothing away. It waits for the model as long as the drafter's time-out; the rest is `combineDrafts`.
 */
export async function draftReportWithModel(
  given: GivenReport,
  setting: DraftSetting,
  { drafter, artifacts }: ModelSeat,
): Promise<Result<ReportOfTwo, readonly Issue[]>> {
  const head = readHead(given, setting);
  if (!head.ok) return head;
  const asked = await drafter.ask(given.text);
  if (asked.ok) {
    const { raw, ...answer } = asked.value;
    return combineDrafts(given, setting, { ...answer, answerSha256: await artifacts.keep(raw) });
  }
  const rules = draftReport(given, setting);
  return rules.ok ? ok({ ...rules.value, added: [], model: { ...asked.error, ok: false } }) : rules;
}

/** What a model answered, and the hash by which its words are kept. */
export type KeptAnswer = Omit<DrafterAnswer, 'raw'> & { readonly answerSha256: string };

/** Makes a report's entries by rules and by an answer that is at hand. Synchronous and without a machine: it runs on any thread. */
export function combineDrafts(given: GivenReport, setting: DraftSetting, answer: KeptAnswer): Result<ReportOfTwo, readonly Issue[]> {
  const head = readHead(given, setting);
  if (!head.ok) return head;
  const made = { given, setting, head: head.value };
  const drafts = draftByRules(made);
  const rules = claimsByRules(drafts, made);
  const { claims: answers, ...told } = answer;
  const gated = gateDrafts(given.text, answers, optionsOf(made));
  const comparison = compareDrafters(drafts, gated.accepted);
  const { version, model, promptSha256: prompt } = answer;
  const author: Author = { type: 'software', id: 'model', version, model, prompt, answer: answer.answerSha256 };
  const added = claimsFrom(comparison.modelOnly, made, { draftedBy: author, policy: GATES });
  return ok({ artifact: head.value.artifact, claims: [...rules, ...added], added, model: { ok: true, ...told, gated, comparison } });
}

/** What a report says of itself, with its own entry. */
interface ReportHead {
  readonly publisher: string;
  readonly date: string | undefined;
  readonly artifact: Artifact;
}

function readHead(given: GivenReport, setting: DraftSetting): Result<ReportHead, readonly Issue[]> {
  const publisher = given.publisher ?? findPublisher(readReport(given.text)) ?? 'publisher not given';
  const date = given.date ?? findDate(plainText(given.text));
  const artifact = artifactSchema.safeParse(artifactOf(given, { ...setting, publisher, date }));
  return artifact.success ? ok({ publisher, date, artifact: artifact.data }) : refuse(issuesOf(artifact.error));
}

/** What claims are made from, beside their drafts. */
interface Making {
  readonly given: GivenReport;
  readonly setting: DraftSetting;
  readonly head: ReportHead;
}

function optionsOf({ given: { timeZone }, setting: { places, homeZone }, head: { publisher, date } }: Making): IntakeOptions {
  return {
    publisher,
    places,
    ...(date === undefined ? {} : { date }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(homeZone === undefined ? {} : { homeZone }),
  };
}

function draftByRules(made: Making): readonly DraftClaim[] {
  return draftClaims(made.given.text, optionsOf(made));
}

function claimsByRules(drafts: readonly DraftClaim[], made: Making): readonly Claim[] {
  return claimsFrom(drafts, made, { draftedBy: { type: 'software', id: 'tocsin intake', version: made.setting.version }, policy: POLICY });
}

function claimsFrom(
  drafts: readonly DraftClaim[],
  { given, setting, head }: Making,
  drafter: { readonly draftedBy: Author; readonly policy: string },
): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const draft of drafts) {
    const claim = claimFromDraft(draft, {
      artifact: setting.sha256,
      publisher: head.publisher,
      ...(head.date === undefined ? {} : { published: head.date }),
      ...(given.url === undefined ? {} : { url: given.url }),
      ...(given.status === undefined ? {} : { status: given.status }),
      time: setting.time,
      ...drafter,
    });
    const parsed = claimSchema.safeParse(placedClaim(claim, setting.zonesOf));
    if (parsed.success) claims.set(parsed.data.id, parsed.data);
  }
  return [...claims.values()];
}

function artifactOf(
  { url, title, status, date: givenDate }: GivenReport,
  { sha256, time, operator, publisher, date }: DraftSetting & { readonly publisher: string; readonly date: string | undefined },
): Artifact {
  return named({
    kind: 'artifact',
    time,
    ...(status === undefined ? {} : { status }),
    sha256,
    textSha256: sha256,
    mediaType: 'text/plain; charset=utf-8',
    ...(url === undefined ? {} : { url }),
    ...(title === undefined ? {} : { title }),
    publisher,
    ...(date === undefined ? {} : { published: { edtf: date, precision: 'day', basis: givenDate === undefined ? 'inferred' : 'stated' } }),
    retrieved: time,
    by: typeof operator === 'string' ? { type: 'person', id: operator } : operator,
  });
}
