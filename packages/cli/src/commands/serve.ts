import { resolve } from 'node:path';
import { STATUSES, type Status } from '@tocsin/core/detection/threat';
import { addSource, type OpenedConfig, openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { type Installation, startInstallation } from '@tocsin/server/main';
import { type Command, Option } from 'commander';
import { buildPages } from '../build-pages.ts';
import { readPort } from '../read-option.ts';
import { untilStopped } from '../until-stopped.ts';

interface ServeOptions {
  readonly data: string;
  readonly host?: string;
  readonly port?: string;
  readonly region?: string;
}

/** Adds `serve` and `source add`. */
export function registerServeCommands(program: Command): void {
  program
    .command('serve')
    .description('run the server: observations in, alerts out')
    .option('--data <folder>', 'everything it keeps: journal, keys, configuration', 'data')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1, or as configured)')
    .option('--port <number>', 'port to listen on; 0 takes a free one (default: 8080, or as configured)')
    .option('--region <use>', 'the word "oref" or the path of a region pack (default: as configured)')
    .addHelpText('after', '\nExample:\n  $ tocsin serve --data data --port 8080\n')
    .action(serve);
  const source = program.command('source').description('who may post observations');
  source
    .command('add')
    .description('make a key for a source; it is shown once')
    .argument('<id>', 'name of the source')
    .option('--data <folder>', 'data folder of the server', 'data')
    .addOption(new Option('--status <status>', 'what it posts').choices([...STATUSES]).default('Actual'))
    .addHelpText('after', '\nExample:\n  $ tocsin source add radar-north\n  $ tocsin source add drill-desk --status Exercise\n')
    .action((id: string, options: { data: string; status: Status }) => {
      const key = addSource(resolve(options.data), { id, status: options.status });
      process.stdout.write(`key of ${id} (${options.status}), shown once: ${key}\nrestart the server to use it\n`);
    });
}

async function serve(options: ServeOptions): Promise<void> {
  const folder = resolve(options.data);
  const opened = openConfig(folder);
  const { config } = opened;
  const listen = {
    host: options.host ?? config.listen.host,
    port: options.port === undefined ? config.listen.port : readPort('--port', options.port),
  };
  const installation = await startInstallation({
    folder,
    config: { ...config, listen, region: options.region === undefined ? config.region : regionUse(options.region) },
    pages: await buildPages(),
    onFault: (fault) => process.stderr.write(`fault: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`),
  });
  for (const line of addressLines(installation, opened)) process.stdout.write(`${line}\n`);
  await untilStopped();
  await installation.close();
}

/** What a person needs to know at a start. */
export function addressLines(installation: Installation, opened: OpenedConfig): readonly string[] {
  const { url, replayed } = installation;
  const lines = [`residents  ${url}/`, `operators  ${url}/console/`, `interface  ${url}/openapi.json`];
  if (replayed > 0) lines.push(`journal    ${replayed} entries replayed`);
  if (opened.fresh !== undefined) {
    lines.push(
      `operator token, shown once:  ${opened.fresh.operatorToken}`,
      `key of source "first-source", shown once:  ${opened.fresh.sourceKey}`,
    );
  }
  return lines;
}

/** A path given on the command line is relative to where the command was given. */
function regionUse(text: string): string {
  return text === 'oref' ? text : resolve(text);
}
