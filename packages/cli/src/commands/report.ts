import { join, resolve } from 'node:path';
import { STATUSES, type Status } from '@tocsin/core/detection/threat';
import type { Entry, EntryBody } from '@tocsin/core/entry';
import { buildReport } from '@tocsin/core/record/report';
import { openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { readJournalFile } from '@tocsin/server/adapters/journal-sqlite/sqlite-journal';
import { loadRegion } from '@tocsin/server/main';
import { type Command, Option } from 'commander';
import { reportLines } from '../report-lines.ts';

interface ReportOptions {
  readonly data: string;
  readonly status: Status;
  readonly since?: string;
  readonly json?: boolean;
}

/** Adds `report`. */
export function registerReportCommand(program: Command): void {
  program
    .command('report')
    .description('what the server saw and did, beside what others say: from its journal, also while it runs')
    .option('--data <folder>', 'data folder of the server', 'data')
    .addOption(new Option('--status <status>', 'which lane').choices([...STATUSES]).default('Actual'))
    .option('--since <time>', 'leave out what came into the journal earlier (ISO 8601 with a zone)')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExample:\n  $ tocsin report --data data --since 2026-01-01T00:00:00Z\n')
    .action(report);
}

async function report(options: ReportOptions): Promise<void> {
  const folder = resolve(options.data);
  const sinceMs = options.since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(options.since);
  if (Number.isNaN(sinceMs)) throw new Error(`--since: expected a time like 2026-01-01T00:00:00Z, got ${options.since}`);
  const bodies: EntryBody[] = [];
  for await (const entry of readJournalFile(join(folder, 'journal.sqlite')))
    if (isWanted(entry, options.status, sinceMs)) bodies.push(entry.body);
  const built = buildReport(bodies);
  if (options.json === true) process.stdout.write(`${JSON.stringify({ status: options.status, ...built })}\n`);
  else {
    const { region } = await loadRegion(openConfig(folder).config.region, folder);
    process.stdout.write(`lane: ${options.status}\n${reportLines(built, region).join('\n')}\n`);
  }
}

/** An entry without a status is live: an exercise says so in each of its entries. */
function isWanted({ at, body }: Entry, status: Status, sinceMs: number): boolean {
  return at >= sinceMs && ('status' in body ? (body.status ?? 'Actual') : 'Actual') === status;
}
