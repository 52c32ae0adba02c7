import { checkRecord, type Finding } from '../check-record.ts';
import { checkEntry, type EntryFile, type ExportedFile, sourceOfExport } from '../exported-file.ts';
import { checkPublishedFile, type PublishedFile } from '../published-file.ts';
import type { Trust } from '../trust.ts';

/** What is shown: one sentence, then the details. */
export interface Shown {
  readonly holds: boolean;
  readonly sentence: string;
  readonly details: readonly string[];
}

/** A whole record. */
export async function describeRecord(
  file: Extract<ExportedFile, { readonly format: 'tocsin-record/1' }>,
  { trust, older }: { readonly trust: Trust; readonly older: readonly string[] },
): Promise<Shown> {
  const report = await checkRecord(sourceOfExport(file), { trust, older });
  const grown = older.length > 0 ? `, and it has grown from the ${older.length} checkpoints you kept` : '';
  const sentence = report.isWhole ? `This record is whole: ${report.entries} entries${grown}.` : 'This record is NOT what was signed.';
  const found = [`log: ${report.origin}`, `from ${report.from ?? '-'} until ${report.until ?? '-'}`, signers(report.signedBy)];
  return { holds: report.isWhole, sentence, details: [...sayFindings(report.findings), ...found] };
}

/** One entry, with those of its parts that are shown. */
export async function describeEntry(file: EntryFile, trust: Trust): Promise<Shown> {
  const report = await checkEntry(file, trust);
  const found = [`log: ${report.origin}`, `entry: ${report.index ?? 'unknown'}`, signers(report.signedBy)];
  const sentence = report.isProven ? 'This entry stands in the signed log, as it is here.' : 'This is NOT proven.';
  return { holds: report.isProven, sentence, details: [...sayFindings(report.findings), ...found, ...openedLines(report), file.entry] };
}

/** A file of the public record, and its proof. */
export async function describePublished(file: PublishedFile, trust: Trust): Promise<Shown> {
  const { isProven, edition, file: published, findings, origin, index, signedBy } = await checkPublishedFile(file, trust);
  if (!isProven || edition === undefined || published === undefined)
    return { holds: false, sentence: 'This file is NOT proven.', details: [...sayFindings(findings), `log: ${origin}`] };
  const lane = edition.status === 'Actual' ? '' : ` of ${edition.status === 'Test' ? 'a TEST' : 'an EXERCISE'}`;
  const sentence = `This file was published as it is here: ${published.name}${lane}, edition ${edition.number}, ${edition.time}.`;
  const found = [
    `log: ${origin}`,
    `entry: ${index ?? 'unknown'}`,
    signers(signedBy),
    `${published.bytes} bytes, SHA-256 ${published.sha256}`,
    `takes in the public record up to entry ${edition.seq} of the journal`,
  ];
  return { holds: true, sentence, details: found };
}

function openedLines({ opened, hidden }: { readonly opened: Readonly<Record<string, unknown>>; readonly hidden: readonly string[] }) {
  const names = Object.keys(opened).toSorted();
  if (names.length + hidden.length === 0) return [];
  const lines = names.map((name) => `${name}: ${JSON.stringify(opened[name])}`);
  return [
    ['Shown, and what was committed to (null: there is none):', ...lines].join('\n'),
    `Sealed, of this entry: ${hidden.length === 0 ? 'nothing' : hidden.toSorted().join(', ')}`,
  ];
}

function sayFindings(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, message }) => `${code}: ${message}`);
}

function signers(names: readonly string[]): string {
  return `signed by: ${names.join(', ') || 'nobody known'}`;
}
