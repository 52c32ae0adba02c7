import { setTimeout as sleep } from 'node:timers/promises';
import type { Status } from '@tocsin/core/detection/threat';
import { STATUSES } from '@tocsin/core/detection/threat';
import type { Entry, EntryBody, Input } from '@tocsin/core/entry';
import { buildReport } from '@tocsin/core/record/report';
import type { OrefHistory } from '@tocsin/server/adapters/feed-oref-history/read-oref-history';
import { replayInputs } from '@tocsin/server/app/replay';
import { type Command, Option } from 'commander';
import { feedSummary } from '../feed-summary.ts';
import { type ReadInputs, readInputs } from '../read-inputs.ts';
import { reportLines } from '../report-lines.ts';
import { timelineWriter } from '../timeline.ts';

interface ReplayOptions {
  readonly speed: string;
  readonly json?: boolean;
  readonly status: Status;
}

/** Adds `replay`. */
export function registerReplayCommand(program: Command): void {
  program
    .command('replay')
    .description('run a scenario or the alert history of a feed through the engine, in virtual time and in this process')
    .argument('<file>', 'JSON Lines of inputs, or of history rows')
    .option('--speed <factor>', '"max", or how many times faster than it was', 'max')
    .option('--json', 'print entries as JSON Lines, the summary last')
    .addOption(new Option('--status <status>', 'status of inputs that state none').choices([...STATUSES]).default('Actual'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ tocsin replay scenarios/2023-01-27-ashkelon-five.jsonl\n  $ tocsin replay scenarios/2019-12-26-ashkelon-rally.jsonl --speed 10\n',
    )
    .action(replay);
}

/** Kinds that `--json` prints; what only configures or moves the clock is left out. */
const PRINTED: ReadonlySet<EntryBody['kind']> = new Set(['forecast', 'verdict', 'alert', 'track', 'discard', 'outcome', 'claim']);

async function replay(file: string, options: ReplayOptions): Promise<void> {
  const speed = options.speed === 'max' ? Number.POSITIVE_INFINITY : Number(options.speed);
  if (!(speed > 0)) throw new Error(`--speed: expected "max" or a number above 0, got ${options.speed}`);
  const read = await readInputs(file);
  const write = timelineWriter(read.zones.region);
  const bodies: EntryBody[] = [];
  let clock: number | undefined;
  for (const entry of replayInputs(
    read.inputs.map((body) => ({ body: withStatus(body, options.status) })),
    read.maps,
  )) {
    bodies.push(entry.body);
    if (speed !== Number.POSITIVE_INFINITY && entry.at > 0) {
      await sleep(clock === undefined ? 0 : Math.max(0, (entry.at - clock) / speed));
      clock = entry.at;
    }
    const line = options.json === true ? jsonLine(entry) : read.history === undefined ? write(entry) : undefined;
    if (line !== undefined) process.stdout.write(`${line}\n`);
  }
  conclude(bodies, read, options);
}

function withStatus(input: Input, status: Status): Input {
  const hasStatus = input.kind === 'scan' || input.kind === 'sighting' || input.kind === 'feed-alert' || input.kind === 'cancel';
  return hasStatus && input.status === undefined && status !== 'Actual' ? { ...input, status } : input;
}

function jsonLine({ body }: Entry): string | undefined {
  return PRINTED.has(body.kind) ? JSON.stringify(body) : undefined;
}

function conclude(bodies: readonly EntryBody[], read: ReadInputs, options: ReplayOptions): void {
  const report = buildReport(bodies);
  const history = read.history === undefined ? undefined : historySummary(read.history, bodies);
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ kind: 'summary', ...report, ...(history === undefined ? {} : { feed: history }) })}\n`);
    return;
  }
  if (history === undefined) for (const line of reportLines(report, read.zones.region)) process.stdout.write(`${line}\n`);
  else for (const line of feedLines(history)) process.stdout.write(`${line}\n`);
}

function historySummary(history: OrefHistory, bodies: readonly EntryBody[]) {
  const alerts = bodies.filter((body) => body.kind === 'alert');
  return {
    ...feedSummary(alerts),
    rows: history.rows,
    accepted: history.accepted,
    refused: history.bad,
    repeatedInAlert: history.repeated,
    unresolved: history.unresolved,
    unknownTitles: history.unknownTitles,
    oddTimes: history.oddTimes,
  };
}

function feedLines(summary: ReturnType<typeof historySummary>): readonly string[] {
  const missing = summary.unresolved.reduce((sum, { rows }) => sum + rows, 0);
  return [
    `rows                      ${summary.rows}`,
    `  taken in                ${summary.accepted}`,
    `  refused                 ${summary.refused.length}`,
    `  name no zone            ${missing} rows, ${summary.unresolved.length} names`,
    `alerts told               ${summary.alerts}`,
    `zones warned              ${summary.zones}`,
    `  sounded (shelter)       ${summary.soundings} times`,
    `  prepared                ${summary.preparations} times`,
    `peak zones per second     ${summary.peakZonesPerSecond}`,
    `zones in alert at the end ${summary.inForceAtEnd}`,
    'names that no zone has:',
    ...summary.unresolved.map(({ text, rows }) => `  ${String(rows).padStart(4)}  ${text}`),
    ...summary.refused.slice(0, 20).map(({ line, path, message }) => `refused line ${line}: ${path}: ${message}`),
  ];
}
