import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Entry, Input } from '@tocsin/core/entry';
import { DEFAULT_POLICY } from '@tocsin/core/warning/policy';
import { addSource, openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { type Installation, startInstallation } from '@tocsin/server/main';
import type { Command } from 'commander';
import { buildPages } from '../build-pages.ts';
import { playObservations } from '../play-observations.ts';
import { readInputs } from '../read-inputs.ts';
import { readPort, readSeconds } from '../read-option.ts';
import { timelineWriter } from '../timeline.ts';
import { untilStopped } from '../until-stopped.ts';
import { addressLines } from './serve.ts';

interface DemoOptions {
  readonly port: string;
  readonly scenario: string;
  readonly data?: string;
  readonly wait: string;
  readonly once?: boolean;
}

/** Zones that the resident page of the demo opens with: Ashkelon, both halves. */
const SHOWN_ZONES = '1932,320';
/** Told once the demo has run: a household would want it over before ten minutes. */
const DEMO_STAY_S = 20;

/** Adds `demo`. */
export function registerDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('run the server on this machine, play a scenario through it as an exercise, and watch it ring')
    .option('--port <number>', 'port to listen on; 0 takes a free one', '8080')
    .option(
      '--scenario <file>',
      'the scenario to play',
      fileURLToPath(new URL('../../../../scenarios/2023-01-27-ashkelon-five.jsonl', import.meta.url)),
    )
    .option('--data <folder>', 'keep everything here (default: a folder that goes with the demo)')
    .option('--wait <seconds>', 'before each playing: time to open the page', '12')
    .option('--once', 'play once, then end')
    .addHelpText('after', '\nExample:\n  $ tocsin demo --port 8080\n')
    .action(demo);
}

async function demo(options: DemoOptions): Promise<void> {
  const folder = options.data ?? (await mkdtemp(join(tmpdir(), 'tocsin-demo-')));
  // An exercise by its own key: nothing the demo posts can become a live alert.
  const opened = openConfig(folder);
  const exerciseKey = addSource(folder, { id: `demo-${process.pid}`, status: 'Exercise' });
  const { inputs, zones } = await readInputs(options.scenario);
  const { config } = openConfig(folder);
  const installation = await startInstallation({
    folder,
    config: {
      ...config,
      sender: 'demo.tocsin.invalid',
      region: 'oref',
      listen: { host: '127.0.0.1', port: readPort('--port', options.port) },
      sensors: inputs.filter((input) => input.kind === 'sensor'),
      policy: { ...(config.policy ?? DEFAULT_POLICY), name: 'demo', stayS: DEMO_STAY_S },
    },
    pages: await buildPages(),
    onFault: (fault) => process.stderr.write(`fault: ${String(fault)}\n`),
  });
  const write = timelineWriter(zones.region);
  installation.service.subscribeOperator((line) => {
    const said = write(JSON.parse(line) as Entry);
    if (said !== undefined) process.stdout.write(`${said}\n`);
  });
  process.stdout.write(`${greeting(installation, addressLines(installation, opened)).join('\n')}\n`);
  const stopped = untilStopped();
  const playing = play(installation.url, { inputs, key: exerciseKey, options });
  await Promise.race([stopped, playing]);
  await installation.close();
  if (options.data === undefined) await rm(folder, { recursive: true, force: true });
}

function greeting({ url }: Installation, lines: readonly string[]): readonly string[] {
  return [
    '',
    'Tocsin is running. Everything you see now is an EXERCISE: no live alert can come of it.',
    '',
    ...lines.map((line) => `  ${line}`),
    '',
    `  Open ${url}/?zones=${SHOWN_ZONES} and press "Turn on the alarm": a resident of Ashkelon.`,
    '  Ctrl-C stops it. Your own region: tocsin region build --help. Your own sensor: docs/connect.md.',
    '',
  ];
}

interface Play {
  readonly inputs: readonly Input[];
  readonly key: string;
  readonly options: DemoOptions;
}

/** Plays the scenario again and again. */
async function play(url: string, { inputs, key, options }: Play): Promise<void> {
  for (;;) {
    process.stdout.write(`the scenario begins in ${options.wait} s\n`);
    await sleep(readSeconds('--wait', options.wait) * 1000);
    const { refusals } = await playObservations(inputs, { url, key });
    for (const refusal of refusals) process.stderr.write(`refused: ${refusal}\n`);
    process.stdout.write('the scenario is over; what is still in force runs out by itself\n');
    await sleep((DEMO_STAY_S + 90) * 1000);
    if (options.once === true) return;
  }
}
