import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { isDay } from '@tocsin/core/intake/time/calendar';
import type { Claim } from '@tocsin/core/record/claim';
import { claimFromDraft } from '@tocsin/core/record/claim-from-draft';
import { parseDrafts } from '@tocsin/core/record/draft-form';
import type { Finding } from '@tocsin/core/record/reconcile/finding';
import { reconcile } from '@tocsin/core/record/reconcile/reconcile';
import { type Command, InvalidArgumentError } from 'commander';

interface ReconcileOptions {
  readonly text?: string;
  readonly date?: string;
  readonly json?: boolean;
}

/** Adds `reconcile`. */
export function registerReconcileCommand(program: Command): void {
  program
    .command('reconcile')
    .description('which sums, bounds and times of claims agree, which do not, and which cannot be told')
    .argument('<file>', '{"claims":[…]} as intake prints it, or - for standard input')
    .option('--text <file>', 'the report, for rules that look at the sentence around a quote')
    .option('--date <day>', 'its day of publication, for words like "last week"', readDay)
    .option('--json', 'print one finding per line')
    .addHelpText('after', '\nExample:\n  $ tocsin intake report.txt --json | tocsin reconcile - --text report.txt --date 2024-01-06\n')
    .action(run);
}

async function run(file: string, { text: textFile, date, json }: ReconcileOptions): Promise<void> {
  const drafts = parseDrafts(readJson(file === '-' ? await readStream(process.stdin) : await readFile(file, 'utf8'), file));
  if (!drafts.ok) throw new Error(drafts.error.map(({ path, message }) => `${file}: ${path}: ${message}`).join('\n'));
  const text = textFile === undefined ? undefined : (await readFile(textFile, 'utf8')).replace(/^\uFEFF/, '');
  const artifact = createHash('sha256')
    .update(text ?? file)
    .digest('hex');
  const source = {
    artifact,
    publisher: file,
    time: '1970-01-01T00:00:00Z',
    draftedBy: { type: 'software', id: 'intake', version: '0' },
    policy: 'none',
  } as const;
  const claims = drafts.value.map((draft) => claimFromDraft(draft, source));
  const findings = reconcile(claims, {
    ...(text === undefined ? {} : { textOf: () => text }),
    ...(date === undefined ? {} : { publishedOn: () => ({ edtf: date, precision: 'day', basis: 'stated' }) }),
  });
  const quotes = new Map(claims.map((claim) => [claim.id, claim]));
  const lines = json === true ? findings.map((found) => JSON.stringify(found)) : linesOf(findings, quotes);
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

function linesOf(findings: readonly Finding[], claims: ReadonlyMap<string, Claim>): readonly string[] {
  return [
    ...findings.flatMap(({ rule, result, sentence, claims: on }) => [
      `${result.padEnd(12)}${rule.padEnd(12)}${sentence}`,
      ...on.map((id) => `${' '.repeat(24)}· ${(claims.get(id)?.quote ?? id).replace(/\s+/g, ' ').slice(0, 120)}`),
    ]),
    `${findings.length} findings; they compare what was said, and say nothing of what is true`,
  ];
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file}: expected JSON`);
  }
}

function readDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError(`expected a day of the calendar like 2024-01-06, got ${text}`);
  return text;
}
