import { draftClaims } from '@tocsin/core/intake/draft-claims';
import { findPublisher } from '@tocsin/core/intake/find-publisher';
import { plainText } from '@tocsin/core/intake/reading/plain-text';
import { readReport } from '@tocsin/core/intake/reading/read-report';
import { findDate } from '@tocsin/core/intake/time/find-date';
import { type Claim, claimSchema } from '@tocsin/core/record/claim';
import { claimFromDraft } from '@tocsin/core/record/claim-from-draft';
import { type Artifact, artifactSchema } from '@tocsin/core/record/model/artifact';
import { named } from '@tocsin/core/record/model/record-entry';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';

/** The coding rules that drafts are made under. */
const POLICY = 'intake-rules/1';
/** Where a claim of these kinds lies, something fell: its place is held back for a while. */
const FELL = /^(impact|fell_|damage$|fire$|casualties_|killing$|midair_)/;

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
  readonly operator: string;
  readonly version: string;
  /** Names of the region's zones, and the zones that a name stands for. */
  readonly places: readonly string[];
  readonly zonesOf: (place: string) => readonly string[];
}

/** A report's entries: what it is, and what it seems to say. */
export interface DraftedReport {
  readonly artifact: Artifact;
  readonly claims: readonly Claim[];
}

/** Makes a report's entries. What no claim can be made of is left out: a person reads the text anyway. */
export function draftReport(given: GivenReport, setting: DraftSetting): Result<DraftedReport, readonly Issue[]> {
  const { text, timeZone } = given;
  const publisher = given.publisher ?? findPublisher(readReport(text)) ?? 'publisher not given';
  const date = given.date ?? findDate(plainText(text));
  const artifact = artifactSchema.safeParse(artifactOf(given, { ...setting, publisher, date }));
  if (!artifact.success) return refuse(issuesOf(artifact.error));
  const drafts = draftClaims(text, {
    publisher,
    places: setting.places,
    ...(date === undefined ? {} : { date }),
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  const claims = new Map<string, Claim>();
  for (const draft of drafts) {
    const claim = claimFromDraft(draft, {
      artifact: setting.sha256,
      publisher,
      ...(date === undefined ? {} : { published: date }),
      ...(given.url === undefined ? {} : { url: given.url }),
      ...(given.status === undefined ? {} : { status: given.status }),
      time: setting.time,
      draftedBy: { type: 'software', id: 'tocsin intake', version: setting.version },
      policy: POLICY,
    });
    const parsed = claimSchema.safeParse(named(withZones(claim, setting.zonesOf)));
    if (parsed.success) claims.set(parsed.data.id, parsed.data);
  }
  return ok({ artifact: artifact.data, claims: [...claims.values()] });
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
    by: { type: 'person', id: operator },
  });
}

/** The zones that a draft's place is the name of: a map draws these areas. */
function withZones(claim: Claim, zonesOf: DraftSetting['zonesOf']): Claim {
  const { place } = claim;
  const zones = place === undefined ? [] : zonesOf(place);
  if (place === undefined || zones.length === 0) return claim;
  const role = FELL.test(claim.claim) ? 'fell' : 'about';
  return { ...claim, where: [{ words: place, role, zones: zones.slice(0, 200), precisionM: null }] };
}
