import { buildRaid } from '@tocsin/sim/raid/raid-inputs';
import { QUIET_RAID, type RaidOptions } from '@tocsin/sim/raid/raid-options';
import { scenarioText } from '@tocsin/sim/scenarios/all-scenarios';
import type { Command } from 'commander';
import { countUpTo, numberWithin, readInstant, readLonLat } from '../read-option.ts';
import { writeWholeFile } from '../write-whole-file.ts';

interface RaidCommandOptions {
  readonly seed: number;
  readonly begins: string;
  readonly over: readonly [number, number];
  readonly spread: number;
  readonly within: number;
  readonly rockets: number;
  readonly salvos: number;
  readonly mortars: number;
  readonly missiles: number;
  readonly drones: number;
  readonly cruise: number;
  readonly aircraft: number;
  readonly radars: number;
  readonly period: number;
  readonly sigmaRange: number;
  readonly sigmaAngle: number;
  readonly doppler?: number;
  readonly bias: number;
  readonly missed: number;
  readonly clutter: number;
  readonly gaps: number;
  readonly horizon: number;
  readonly reach: number;
  readonly spotters: number;
  readonly microphones: number;
  readonly liars: number;
  readonly transponders: number;
  readonly region: string;
  readonly out?: string;
  readonly truth?: string;
}

const { radars: RADARS } = QUIET_RAID;
const SEED_MAX = 2 ** 32 - 1;
const OBJECTS_MAX = 500;
const REPORTERS_MAX = 1_000;

/** Adds `simulate raid`. */
export function registerSimulateRaidCommand(simulate: Command): void {
  const raid = simulate
    .command('raid')
    .description('draw a raid from a seed: what comes, who watches, and how well')
    .option('--seed <number>', 'the same seed gives the same raid', countUpTo(SEED_MAX), QUIET_RAID.seed)
    .option('--begins <time>', 'ISO 8601 with an offset', readInstant, QUIET_RAID.begins)
    .option('--over <lon,lat>', 'its middle, degrees', readLonLat, QUIET_RAID.over)
    .option('--spread <km>', 'scatter of the aims of a salvo', numberWithin(0, 20, 'km'), QUIET_RAID.spreadM / 1_000)
    .option('--within <s>', 'everything begins within this time', numberWithin(0, 3_600, 's'), QUIET_RAID.withinS)
    .option('--region <use>', 'the region pack that it names', QUIET_RAID.region)
    .option('-o, --out <file>', 'write it here; without it, to standard output')
    .option('--truth <file>', 'write what truly flew here, one object a line')
    .addHelpText(
      'after',
      '\nExample:\n  $ tocsin simulate raid --seed 7 --rockets 40 --salvos 2 --drones 3 --radars 2 --clutter 5 --spotters 3 \\\n' +
        '      --out /tmp/raid.jsonl --truth /tmp/raid-truth.jsonl\n  $ tocsin replay /tmp/raid.jsonl\n',
    )
    // Both commands have an --out, and commander gives it to the outer one.
    .action((_: unknown, command: Command) => simulateRaid(command.optsWithGlobals<RaidCommandOptions>()));
  addObjectOptions(raid);
  addRadarOptions(raid);
  addReporterOptions(raid);
}

function addObjectOptions(raid: Command): void {
  const upTo = countUpTo(OBJECTS_MAX);
  raid
    .option('--rockets <n>', '5 to 70 km', countUpTo(5_000), 20)
    .option('--salvos <n>', 'the rockets are divided among so many salvos of one make each', countUpTo(100, 1), 1)
    .option('--mortars <n>', '1 to 7 km', upTo, 0)
    .option('--missiles <n>', 'ballistic, 150 to 1500 km', upTo, 0)
    .option('--drones <n>', 'one-way, 40 to 60 m/s', upTo, 0)
    .option('--cruise <n>', 'cruise missiles, 180 to 260 m/s, low', upTo, 0)
    .option('--aircraft <n>', 'no threat: they pass and leave', upTo, 0);
}

function addRadarOptions(raid: Command): void {
  raid
    .option('--radars <n>', 'one stands 3 km off, several on a ring of 8 km', countUpTo(12), RADARS.count)
    .option('--period <s>', 'between two scans of a radar', numberWithin(0.1, 60, 's'), RADARS.periodS)
    .option('--sigma-range <m>', 'error of a range', numberWithin(0.1, 10_000, 'm'), RADARS.sigmaRangeM)
    .option('--sigma-angle <mrad>', 'error of an angle', numberWithin(0.01, 100, 'mrad'), RADARS.sigmaAngleMrad)
    .option('--doppler <m/s>', 'error of a range rate; without it, none is measured', numberWithin(0.01, 100, 'm/s'))
    .option('--bias <mrad>', 'error of the angles that a radar keeps', numberWithin(0, 100, 'mrad'), RADARS.biasMrad)
    .option('--missed <share>', 'looks that give no plot', numberWithin(0, 1), RADARS.missed)
    .option('--clutter <n>', 'false plots of a scan, mean', numberWithin(0, 500), RADARS.clutter)
    .option('--gaps <n>', 'times of 3 to 10 s without a scan, for each radar', countUpTo(100), RADARS.gaps)
    .option('--horizon <degrees>', 'lowest elevation that is seen', numberWithin(-5, 60, 'degrees'), RADARS.horizonDeg)
    .option('--reach <km>', 'farthest that is seen', numberWithin(1, 4_000, 'km'), RADARS.reachM / 1_000);
}

function addReporterOptions(raid: Command): void {
  const upTo = countUpTo(REPORTERS_MAX);
  raid
    .option('--spotters <n>', 'people who report what they see', upTo, 0)
    .option('--microphones <n>', 'what reports engines that it hears', upTo, 0)
    .option('--liars <n>', 'people who report what is not there', upTo, 0)
    .option(
      '--transponders <share>',
      'of the aircraft, how many say where they are',
      numberWithin(0, 1, 'a share'),
      QUIET_RAID.reporters.transponders,
    );
}

async function simulateRaid(options: RaidCommandOptions): Promise<void> {
  const { inputs, truth } = buildRaid(raidOf(options));
  if (options.truth !== undefined) await writeLines(options.truth, `${truth.map((object) => JSON.stringify(object)).join('\n')}\n`);
  if (options.out === undefined) process.stdout.write(scenarioText(inputs));
  else await writeLines(options.out, scenarioText(inputs));
}

async function writeLines(file: string, text: string): Promise<void> {
  await writeWholeFile(file, new TextEncoder().encode(text));
}

function raidOf(options: RaidCommandOptions): RaidOptions {
  const { seed, begins, over, region, rockets, salvos, mortars, missiles, drones, cruise, aircraft } = options;
  return {
    seed,
    begins,
    over,
    region,
    spreadM: 1_000 * options.spread,
    withinS: options.within,
    counts: { rockets, salvos, mortars, missiles, drones, cruise, aircraft },
    radars: {
      count: options.radars,
      periodS: options.period,
      sigmaRangeM: options.sigmaRange,
      sigmaAngleMrad: options.sigmaAngle,
      ...(options.doppler === undefined ? {} : { dopplerMps: options.doppler }),
      biasMrad: options.bias,
      missed: options.missed,
      clutter: options.clutter,
      gaps: options.gaps,
      horizonDeg: options.horizon,
      reachM: 1_000 * options.reach,
    },
    reporters: {
      transponders: options.transponders,
      spotters: options.spotters,
      microphones: options.microphones,
      liars: options.liars,
    },
  };
}
