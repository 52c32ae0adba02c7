import { SCENARIOS, scenarioText } from '@tocsin/sim/scenarios/all-scenarios';
import type { Command } from 'commander';
import { writeWholeFile } from '../write-whole-file.ts';
import { registerSimulateRaidCommand } from './simulate-raid.ts';

/** Adds `simulate` and `simulate raid`. */
export function registerSimulateCommand(program: Command): void {
  const simulator = program
    .command('simulate')
    .description('write a scenario made by the simulator')
    .argument('<name>', `one of: ${Object.keys(SCENARIOS).join(', ')}`)
    .option('-o, --out <file>', 'write it here; without it, to standard output')
    .addHelpText('after', '\nExample:\n  $ tocsin simulate open-country-one --out /tmp/one.jsonl\n')
    .action(simulate);
  registerSimulateRaidCommand(simulator);
}

async function simulate(name: string, options: { readonly out?: string }): Promise<void> {
  const build = Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name] : undefined;
  if (build === undefined) throw new Error(`no scenario is called ${name}; there are ${Object.keys(SCENARIOS).join(', ')}`);
  const text = scenarioText(build());
  if (options.out === undefined) process.stdout.write(text);
  else await writeWholeFile(options.out, new TextEncoder().encode(text));
}
