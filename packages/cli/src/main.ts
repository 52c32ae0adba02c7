#!/usr/bin/env node
import { VERSION } from '@tocsin/server/main';
import { Command, CommanderError } from 'commander';
import { registerCapCommands } from './commands/cap.ts';
import { registerDemoCommand } from './commands/demo.ts';
import { registerDrillCommand } from './commands/drill.ts';
import { registerIntakeCommand } from './commands/intake.ts';
import { registerReconcileCommand } from './commands/reconcile.ts';
import { registerRegionCommands } from './commands/region.ts';
import { registerReplayCommand } from './commands/replay.ts';
import { registerReportCommand } from './commands/report.ts';
import { registerServeCommands } from './commands/serve.ts';
import { registerSimulateCommand } from './commands/simulate.ts';
import { registerVerifyCommand } from './commands/verify.ts';
import { registerWitnessCommand } from './commands/witness.ts';

/** Wrong use of a command, as most programs report it. */
const USAGE_EXIT_CODE = 2;

// A reader that has seen enough (`| head`) is no fault of this program.
process.stdout.on('error', () => process.exit(0));

const program = new Command('tocsin')
  .description('Warning of rockets, missiles and drones, from the first detection to the person behind a wall')
  .version(VERSION)
  .showHelpAfterError()
  .exitOverride();
registerServeCommands(program);
registerDemoCommand(program);
registerDrillCommand(program);
registerReplayCommand(program);
registerReportCommand(program);
registerSimulateCommand(program);
registerReconcileCommand(program);
registerVerifyCommand(program);
registerWitnessCommand(program);
registerIntakeCommand(program);
registerRegionCommands(program);
registerCapCommands(program);
for (const command of allCommands(program)) command.exitOverride().showHelpAfterError();

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) {
    process.stderr.write(`tocsin: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  } else if (error.exitCode !== 0) process.exitCode = USAGE_EXIT_CODE;
}

function allCommands(command: Command): readonly Command[] {
  return command.commands.flatMap((child) => [child, ...allCommands(child)]);
}
