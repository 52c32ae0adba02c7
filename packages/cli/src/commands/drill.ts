import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { playObservations } from '../play-observations.ts';
import { readInputs } from '../read-inputs.ts';

interface DrillOptions {
  readonly url: string;
  readonly key: string;
}

const DEFAULT_SCENARIO = fileURLToPath(new URL('../../../../scenarios/2023-01-27-ashkelon-five.jsonl', import.meta.url));

/** Adds `drill`. */
export function registerDrillCommand(program: Command): void {
  program
    .command('drill')
    .description('play a scenario on a running server, as an exercise')
    .argument('[file]', 'JSON Lines of inputs (default: a salvo at Ashkelon)', DEFAULT_SCENARIO)
    .option('--url <address>', 'the server', 'http://127.0.0.1:8080')
    .requiredOption('--key <key>', 'key of a source of status Exercise: see `tocsin source add --status Exercise`')
    .addHelpText('after', '\nExample:\n  $ tocsin drill --key KEY scenarios/2019-12-26-ashkelon-rally.jsonl\n')
    .action(drill);
}

async function drill(file: string, { url, key }: DrillOptions): Promise<void> {
  const { inputs } = await readInputs(file);
  process.stdout.write(`playing ${file} on ${url}\n`);
  const { posted, refusals } = await playObservations(inputs, { url, key });
  for (const refusal of refusals) process.stderr.write(`refused: ${refusal}\n`);
  process.stdout.write(`${posted - refusals.length} of ${posted} observations taken\n`);
  if (refusals.length > 0) process.exitCode = 1;
}
