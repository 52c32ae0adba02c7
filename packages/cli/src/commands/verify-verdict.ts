import { checkRecord, type Finding, type RecordSource } from '@tocsin/verifier/check-record';
import { checkEntry, type EntryFile } from '@tocsin/verifier/exported-file';
import { checkPublishedFile, type PublishedFile } from '@tocsin/verifier/published-file';
import type { Trust } from '@tocsin/verifier/trust';
import type { FoundRecord } from '../record/open-source.ts';

/** What a check has come to, and what it rests on. */
export interface Verdict {
  readonly holds: boolean;
  readonly what: string;
  readonly findings: readonly Finding[];
  readonly facts: Readonly<Record<string, string | number>>;
  /** Of a sealed entry: its parts that are shown, and the names of those that are not. */
  readonly opened?: Readonly<Record<string, unknown>>;
  readonly hidden?: readonly string[];
  readonly whose: string;
}

/** What a check goes by. */
export interface VerdictSetting {
  readonly trust: Trust;
  /** Checkpoints that were kept. */
  readonly older: readonly string[];
  /** True where the key was given by whoever asks. */
  readonly isPinned: boolean;
  readonly onProgress: (done: number, all: number) => void;
}

/** Checks what was found. */
export async function verdictOf(found: FoundRecord, setting: VerdictSetting): Promise<Verdict> {
  const { trust, isPinned } = setting;
  const whose = isPinned
    ? 'Checked with the key that you gave.'
    : 'The key was found beside it: this shows that it is whole, not whose it is. Pin the key with --key.';
  if (found.kind === 'entry') return { ...(await entryVerdict(found.file, trust)), whose };
  if (found.kind === 'published') return { ...(await publishedVerdict(found.file, trust)), whose };
  return { ...(await recordVerdict(found.source, setting)), whose };
}

type Judged = Omit<Verdict, 'whose'>;

async function recordVerdict(source: RecordSource, { trust, older, onProgress }: VerdictSetting): Promise<Judged> {
  const { isWhole, findings, origin, entries, signedBy, from, until } = await checkRecord(source, { trust, older, onProgress });
  const facts = {
    log: origin,
    entries,
    from: from ?? '-',
    until: until ?? '-',
    'signed by': signedBy.join(', '),
    'grown from kept checkpoints': older.length,
  };
  return { holds: isWhole, what: isWhole ? 'the record is whole' : 'NOT WHAT WAS SIGNED', findings, facts };
}

async function entryVerdict(file: EntryFile, trust: Trust): Promise<Judged> {
  const { isProven, findings, origin, index, signedBy, opened, hidden, leaf } = await checkEntry(file, trust);
  const kind = leaf === undefined ? undefined : 'sealed' in leaf.body ? leaf.body.kind : leaf.body.open.kind;
  const facts = {
    log: origin,
    index: index ?? 'unknown',
    kind: kind ?? 'unknown',
    entered: leaf?.at ?? 'unknown',
    'signed by': signedBy.join(', '),
    'sealed parts shown': Object.keys(opened).length,
  };
  const what = isProven ? 'the entry stands in the signed log as it is here' : 'NOT PROVEN';
  return { holds: isProven, what, findings, facts, opened, hidden };
}

async function publishedVerdict(published: PublishedFile, trust: Trust): Promise<Judged> {
  const { isProven, findings, origin, index, signedBy, edition, file } = await checkPublishedFile(published, trust);
  const facts = {
    log: origin,
    index: index ?? 'unknown',
    'signed by': signedBy.join(', '),
    ...(edition === undefined || file === undefined
      ? {}
      : {
          'published as': file.name,
          edition: edition.number,
          status: edition.status,
          time: edition.time,
          bytes: file.bytes,
          'SHA-256': file.sha256,
        }),
  };
  const lane = edition === undefined || edition.status === 'Actual' ? '' : ` (${edition.status.toUpperCase()})`;
  return { holds: isProven, what: isProven ? `the file was published as it is here${lane}` : 'NOT PROVEN', findings, facts };
}

/** A verdict as text. */
export function sayVerdict({ holds, what, findings, facts, opened = {}, hidden = [], whose }: Verdict): string {
  const names = Object.keys(opened).toSorted();
  const width = Math.max(...[...Object.keys(facts), ...names].map((name) => name.length));
  const isShown = names.length > 0;
  return [
    `${holds ? '✓' : '✗'} ${what}`,
    ...findings.map(({ code, message }) => `  ${code}: ${message}`),
    ...Object.entries(facts).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...(isShown ? ['  Shown, and what was committed to (null: there is none):'] : []),
    ...names.map((name) => `  ${name.padEnd(width)}  ${JSON.stringify(opened[name])}`),
    ...(isShown ? [`  Sealed: ${hidden.length === 0 ? 'nothing' : hidden.toSorted().join(', ')}`] : []),
    `  ${whose}`,
    '  Proves: nothing was taken out, changed, moved or dated back after the checkpoint was signed.',
    '  Does not prove: that a claim is true, or that everybody is shown the same log (compare checkpoints, ask for witnesses).',
    '',
  ]
    .map(printable)
    .join('\n');
}

/** A file that somebody sent may hold what would steer a terminal. */
function printable(line: string): string {
  return line.replaceAll(/\p{Cc}/gu, '\ufffd');
}
