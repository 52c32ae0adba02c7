import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import type { DraftClaim, IntakeOptions } from '@tocsin/core/intake/draft-claim';
import { draftClaims } from '@tocsin/core/intake/draft-claims';
import { plainText } from '@tocsin/core/intake/reading/plain-text';
import { splitHead } from '@tocsin/core/intake/split-head';
import { isDay } from '@tocsin/core/intake/time/calendar';
import { findDate } from '@tocsin/core/intake/time/find-date';
import { loadRegion } from '@tocsin/server/main';
import { type Command, InvalidArgumentError } from 'commander';
import { numberWithin } from '../read-option.ts';
import { draftsTable } from './drafts-table.ts';
import { addModelDrafts, type ModelOptions, type RulesDrafts } from './intake-model.ts';

interface IntakeCommandOptions extends Partial<ModelOptions> {
  readonly date?: string;
  readonly publisher?: string;
  readonly timeZone?: string;
  readonly region?: string;
  readonly json?: boolean;
}

/** More than any report has; a pipe without an end would fill the memory. */
const LENGTH_MAX = 8 * 1024 * 1024;

/** Adds `intake`. */
export function registerIntakeCommand(program: Command): void {
  program
    .command('intake')
    .description('draft claims from a report: who says what, how many, where and when, each with the words it comes from')
    .argument('<file>', 'a text file in UTF-8, or - for standard input')
    .option('--date <day>', 'day of publication, like 2024-01-06; without it, the one that the text prints at its head', readDay)
    .option('--publisher <name>', 'who published it')
    .option('--time-zone <zone>', 'IANA zone of the places told of', readTimeZone)
    .option('--region <pack>', 'know this region\'s zones as places: a region pack, or the word "oref"')
    .option('--json', 'print {"claims":[…]}')
    .option('--model <url>', 'ask a model, too: any OpenAI-compatible server; the report is sent to it')
    .option('--model-name <name>', 'its name, as the server knows it')
    .option('--model-key-file <file>', 'a file that holds the API key and nothing else')
    .option('--model-timeout <seconds>', 'how long to wait for it, 180 unless told otherwise', numberWithin(0.1, 1_800, 'seconds'))
    .option('--model-plain-http', 'allow http to another machine; never with a key')
    .addHelpText(
      'after',
      `
Examples:
  $ tocsin intake report.txt --date 2024-01-06 --json
  $ tocsin intake report.txt --model http://127.0.0.1:11434/v1 --model-name NAME
`,
    )
    .action(intake);
}

async function intake(file: string, options: IntakeCommandOptions, command: Command): Promise<void> {
  const model = modelOf(options, command);
  const { head, body } = splitHead(await readReport(file));
  const date = options.date ?? findDate(plainText(head));
  const places = options.region === undefined ? [] : await placesOf(options.region);
  const { publisher, timeZone } = options;
  const known: IntakeOptions = {
    places,
    ...(date === undefined ? {} : { date }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
  const rules = draftClaims(body, known);
  const claims = model === undefined ? rules : await withModel({ text: body, intake: known, claims: rules }, model, command);
  process.stdout.write(options.json === true ? `${JSON.stringify({ claims })}\n` : `${draftsTable(claims)}\n`);
}

/** Drafts of the rules and of the model; what there is to say about the model goes beside them, to standard error. */
async function withModel(rules: RulesDrafts, model: ModelOptions, command: Command): Promise<readonly DraftClaim[]> {
  try {
    const { claims, says, failed } = await addModelDrafts(rules, model);
    // A server's words have no business in a terminal.
    process.stderr.write(`${says.replace(/\p{Cc}/gu, ' ')}\n`);
    if (failed) process.exitCode = 1;
    return claims;
  } catch (error) {
    if (error instanceof InvalidArgumentError) command.error(`error: ${error.message}`);
    throw error;
  }
}

function modelOf({ model, modelName, ...rest }: IntakeCommandOptions, command: Command): ModelOptions | undefined {
  const { modelKeyFile, modelTimeout, modelPlainHttp } = rest;
  if (model !== undefined && modelName !== undefined) return { ...rest, model, modelName };
  if (model !== undefined) command.error('error: --model: expected --model-name beside it');
  if ([modelName, modelKeyFile, modelTimeout, modelPlainHttp].some((option) => option !== undefined))
    command.error('error: expected --model beside the other options of a model');
  return undefined;
}

async function readReport(file: string): Promise<string> {
  const text = (file === '-' ? await readStream(process.stdin) : await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  if (text.length > LENGTH_MAX) throw new Error(`${file}: ${text.length} characters, at most ${LENGTH_MAX}: this is no report`);
  return text;
}

async function placesOf(pack: string): Promise<readonly string[]> {
  const { region } = await loadRegion(pack, process.cwd());
  return [...new Set(region.zones.flatMap((zone) => (zone.names.en === undefined ? [] : [zone.names.en])))];
}

function readDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError(`expected a day of the calendar like 2024-01-06, got ${text}`);
  return text;
}

function readTimeZone(text: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
  } catch {
    throw new InvalidArgumentError(`expected an IANA time zone like Asia/Jerusalem, got ${text}`);
  }
  return text;
}
