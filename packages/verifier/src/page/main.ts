import { parseVerifierKey } from '@tocsin/tlog/verifier-key';
import { checkRecord, type Finding } from '../check-record.ts';
import { checkEntry, type ExportedFile, readExport, sourceOfExport } from '../exported-file.ts';
import { splitCheckpoints } from '../kept-checkpoints.ts';
import type { Trust } from '../trust.ts';
import { checkInBrowser } from '../web-signature.ts';

/** What is shown: one sentence, then the details. */
interface Shown {
  readonly holds: boolean;
  readonly sentence: string;
  readonly details: readonly string[];
}

const form = document.querySelector<HTMLFormElement>('#form');
const verdict = document.querySelector<HTMLElement>('#verdict');
const details = document.querySelector<HTMLElement>('#details');

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void checkChosen().then(show);
});

async function checkChosen(): Promise<Shown> {
  const chosen = document.querySelector<HTMLInputElement>('#file')?.files?.[0];
  if (chosen === undefined) return failed('No file is chosen.');
  const file = readExport(await chosen.text());
  if (typeof file === 'string') return failed(`This is no exported file: ${file}`);
  const pinned = document.querySelector<HTMLInputElement>('#key')?.value.trim() ?? '';
  const key = parseVerifierKey(pinned === '' ? file.verifierKey : pinned);
  if (key === undefined) return failed('The key is not one: expected name+id+key.');
  const trust: Trust = { log: key, witnesses: [], witnessesNeeded: 0, check: checkInBrowser };
  const whose =
    pinned === '' ? 'The key came with the file: this shows that the file is whole, not whose it is.' : 'Checked with the key you gave.';
  return describe(file, { trust, whose });
}

async function describe(file: ExportedFile, { trust, whose }: { readonly trust: Trust; readonly whose: string }): Promise<Shown> {
  if (file.format === 'tocsin-entry/1') {
    const report = await checkEntry(file, trust);
    const found = [
      `log: ${report.origin}`,
      `entry: ${report.index ?? 'unknown'}`,
      `signed by: ${report.signedBy.join(', ') || 'nobody known'}`,
    ];
    const opened = report.isOpened
      ? ['The sealed value is the one that was committed to:', JSON.stringify(file.opened?.value, null, 2)]
      : [];
    const sentence = report.isProven ? 'This entry stands in the signed log, as it is here.' : 'This is NOT proven.';
    return { holds: report.isProven, sentence, details: [...sayFindings(report.findings), whose, ...found, ...opened, file.entry] };
  }
  const older = splitCheckpoints(document.querySelector<HTMLTextAreaElement>('#older')?.value ?? '');
  const report = await checkRecord(sourceOfExport(file), { trust, older });
  const sentence = report.isWhole
    ? `This record is whole: ${report.entries} entries${older.length > 0 ? `, and it has grown from the ${older.length} checkpoints you kept` : ''}.`
    : 'This record is NOT what was signed.';
  const found = [
    `log: ${report.origin}`,
    `from ${report.from ?? '-'} until ${report.until ?? '-'}`,
    `signed by: ${report.signedBy.join(', ') || 'nobody known'}`,
  ];
  return { holds: report.isWhole, sentence, details: [...sayFindings(report.findings), whose, ...found] };
}

function sayFindings(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, message }) => `${code}: ${message}`);
}

function failed(sentence: string): Shown {
  return { holds: false, sentence, details: [] };
}

function show({ holds, sentence, details: lines }: Shown): void {
  if (verdict === null || details === null) return;
  verdict.className = holds ? 'holds' : 'fails';
  verdict.textContent = `${holds ? '✓' : '✗'} ${sentence}`;
  details.replaceChildren(
    ...lines.map((line) => {
      const block = document.createElement('pre');
      block.textContent = line;
      return block;
    }),
  );
}
