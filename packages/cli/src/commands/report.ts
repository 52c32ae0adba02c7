import { basename, join, resolve } from 'node:path';
import { STATUSES, type Status } from '@tocsin/core/detection/threat';
import type { Entry, EntryBody } from '@tocsin/core/entry';
import type { Claim } from '@tocsin/core/record/claim';
import type { ReconcileContext } from '@tocsin/core/record/reconcile/read-claim';
import { buildReport } from '@tocsin/core/record/report';
import { wallSpanOf } from '@tocsin/core/record/when/when';
import type { Region } from '@tocsin/core/zone/zone';
import { openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { readJournalFile } from '@tocsin/server/adapters/journal-sqlite/sqlite-journal';
import { replayInputs } from '@tocsin/server/app/replay';
import { loadRegion } from '@tocsin/server/main';
import { type Command, Option } from 'commander';
import { readInputs } from '../read-inputs.ts';
import { reportLines } from '../report-lines.ts';
import { type KeptText, quotedClaims, readTexts, type TextOptions } from '../report-page/read-texts.ts';
import { reportPage } from '../report-page/write-report-page.ts';
import { writeWholeFile } from '../write-whole-file.ts';

interface ReportOptions extends TextOptions {
  readonly data: string;
  readonly status: Status;
  readonly since?: string;
  readonly html?: string;
  readonly json?: boolean;
}

/** What a report is made of: entries of a journal, or of a scenario that was played for it. */
interface Account {
  readonly title: string;
  readonly entries: AsyncIterable<Entry> | Iterable<Entry>;
  readonly region: () => Promise<Region>;
}

/** Adds `report`. */
export function registerReportCommand(program: Command): void {
  program
    .command('report')
    .description('what the system saw and did, beside what others say: each figure with its claim, each claim with its source and place')
    .argument('[file]', 'a scenario (JSON Lines of inputs); without it, the journal of a server, also while it runs')
    .option('--data <folder>', 'data folder of the server', 'data')
    .addOption(new Option('--status <status>', 'which lane').choices([...STATUSES]).default('Actual'))
    .option('--since <time>', 'leave out what came into the journal earlier (ISO 8601 with a zone)')
    .option('--texts <folder>', 'the texts that claims cite: hold every claim against its text, and show its words')
    .option('--text <file...>', 'the same, file by file')
    .option('--html <file>', 'write one page that needs neither network nor script: figure, claim, place in the text')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tocsin report --data data --since 2026-01-01T00:00:00Z\n  $ tocsin report scenarios/2024-01-06-north-62-claimed.jsonl --html /tmp/report.html\n',
    )
    .action(report);
}

async function report(file: string | undefined, options: ReportOptions): Promise<void> {
  const { status } = options;
  const sinceMs = options.since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(options.since);
  if (Number.isNaN(sinceMs)) throw new Error(`--since: expected a time like 2026-01-01T00:00:00Z, got ${options.since}`);
  const account = file === undefined ? journalAccount(resolve(options.data)) : await scenarioAccount(file);
  const bodies: EntryBody[] = [];
  for await (const entry of account.entries) if (isWanted(entry, status, sinceMs)) bodies.push(entry.body);
  const claims = bodies.filter((body) => body.kind === 'claim');
  const hasTexts = options.texts !== undefined || options.text !== undefined;
  const texts: ReadonlyMap<string, KeptText> = hasTexts ? await readTexts(options, claims) : new Map();
  const others = bodies.filter((body) => body.kind !== 'claim');
  const built = buildReport([...others, ...quotedClaims(claims, texts)], contextOf(claims, texts));
  if (options.html !== undefined) {
    const setting = {
      title: account.title,
      status,
      region: await account.region(),
      textOf: (artifact: string) => texts.get(artifact)?.text,
    };
    await writeWholeFile(options.html, new TextEncoder().encode(reportPage(built, setting)));
  }
  if (options.json === true) process.stdout.write(`${JSON.stringify({ status, ...built })}\n`);
  else if (options.html !== undefined) process.stdout.write(`${options.html}: ${built.claims.length} claims, ${built.sums.length} sums\n`);
  else process.stdout.write(`lane: ${status}\n${reportLines(built, await account.region()).join('\n')}\n`);
}

function journalAccount(folder: string): Account {
  return {
    title: 'What the journal holds',
    entries: readJournalFile(join(folder, 'journal.sqlite')),
    region: async () => (await loadRegion(openConfig(folder).config.region, folder)).region,
  };
}

async function scenarioAccount(file: string): Promise<Account> {
  const { inputs, maps, zones } = await readInputs(file);
  const entries = replayInputs(
    inputs.map((body) => ({ body })),
    maps,
  );
  return { title: basename(file).replace(/\.jsonl$/, ''), entries, region: async () => zones.region };
}

function contextOf(claims: readonly Claim[], texts: ReadonlyMap<string, KeptText>): ReconcileContext {
  const published = new Map<string, string>();
  for (const { artifact, document } of claims)
    if (artifact !== undefined && document !== undefined && wallSpanOf(document.published) !== undefined)
      published.set(artifact, document.published);
  return {
    textOf: (artifact) => texts.get(artifact)?.text,
    publishedOn: (artifact) => {
      const edtf = published.get(artifact);
      return edtf === undefined ? undefined : { edtf, precision: 'day', basis: 'stated' };
    },
  };
}

/** An entry without a status is live: an exercise says so in each of its entries. */
function isWanted({ at, body }: Entry, status: Status, sinceMs: number): boolean {
  return at >= sinceMs && ('status' in body ? (body.status ?? 'Actual') : 'Actual') === status;
}
