import { createHash } from 'node:crypto';
import type { Issue } from '@tocsin/core/units/result';
import { checkRegionPack } from '@tocsin/core/zone/region-check';
import { formatRegionPack } from '@tocsin/core/zone/region-pack';
import { LANGUAGES, type Language, type Region } from '@tocsin/core/zone/zone';
import type { RegionFinding } from '@tocsin/core/zone/zone-fault';
import { buildGeoJsonRegion } from '@tocsin/server/adapters/region-geojson/build-geojson-region';
import { addGeoJsonShelters } from '@tocsin/server/adapters/region-geojson/read-shelters';
import { buildOrefRegion } from '@tocsin/server/adapters/region-oref/build-oref-region';
import { RegionUnusableError, readJsonFile } from '@tocsin/server/adapters/region-store/region-loader';
import { type Command, InvalidArgumentError } from 'commander';
import { writeWholeFile } from '../write-whole-file.ts';
import { countFindings, findingsTable, pairsTable, regionSummary } from './region-report.ts';

interface OutputOptions {
  readonly out?: string;
  readonly json?: boolean;
}

interface BuildOptions extends OutputOptions {
  readonly shelters?: string;
}

interface GeoJsonOptions extends BuildOptions {
  readonly id: string;
  readonly packVersion: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly idProperty?: string;
  readonly nameProperty: readonly string[];
  readonly districtProperty?: string;
  readonly shelterTime?: number;
  readonly shelterTimeProperty?: string;
}

const SHELTERS_OPTION = ['--shelters <file>', 'GeoJSON points of the shelters that anyone may enter'] as const;

/** Adds `region build oref`, `region build geojson` and `region check` to the program. */
export function registerRegionCommands(program: Command): void {
  const region = program.command('region').description('make and check region packs: the map of the zones that can be warned');
  const build = region.command('build').description('make a region pack');
  build
    .command('oref')
    .description("Israel's alert zones, from the npm package pikud-haoref-api")
    .option('-o, --out <file>', 'write the pack here; without it, to standard output')
    .option('--json', 'print the summary as JSON')
    .option(...SHELTERS_OPTION)
    .addHelpText('after', '\nExample:\n  $ tocsin region build oref --shelters shelters.geojson --out oref.region.json\n')
    .action((options: BuildOptions) =>
      guarded(options, async () => deliver(await withShelters(buildOrefRegion(), options.shelters, 'he'), options)),
    );
  addGeoJsonCommand(build);
  region
    .command('check')
    .description('find what is wrong with a region pack: open or crossing rings, double ids, overlaps, missing names')
    .argument('<file>', 'a region pack, or the word "oref"')
    .option('--json', 'print every finding as JSON')
    .addHelpText('after', '\nExamples:\n  $ tocsin region check my-town.region.json\n  $ tocsin region check oref --json\n')
    .action((file: string, options: OutputOptions) => guarded(options, async () => check(file, options)));
}

function addGeoJsonCommand(build: Command): void {
  build
    .command('geojson')
    .description('a pack from your own GeoJSON map of polygons')
    .argument('<file>', 'a FeatureCollection of Polygons and MultiPolygons, longitude first')
    .option('-o, --out <file>', 'write the pack here; without it, to standard output')
    .option('--json', 'print the summary or the issues as JSON')
    .option('--id <id>', 'id of the region', 'region')
    .option('--pack-version <version>', 'version of the pack', '1')
    .option('--time-zone <zone>', 'IANA time zone', readTimeZone, 'UTC')
    .option('--language <code>', `language of names without one (${LANGUAGES.join(', ')})`, readLanguage, 'en')
    .option('--id-property <property>', "property with a zone's id; without it, the id of the feature")
    .option('--name-property <[code=]property>', "property with a zone's name; may be given once for each language", collect, [])
    .option('--district-property <property>', "property with the name of a zone's district")
    .option('--shelter-time <seconds>', 'shelter time of zones that state none', readSeconds)
    .option('--shelter-time-property <property>', 'property with the shelter time in seconds')
    .option(...SHELTERS_OPTION)
    .addHelpText(
      'after',
      '\nExample:\n  $ tocsin region build geojson town.geojson --id town --id-property CODE --name-property he=NAME_HE \\\n' +
        '      --name-property en=NAME_EN --shelter-time 60 --time-zone Asia/Jerusalem --out town.region.json\n',
    )
    .action((file: string, options: GeoJsonOptions) =>
      guarded(options, async () => {
        const built = buildGeoJsonRegion(await readJsonFile(file), mappingOf(options));
        if (!built.ok) throw new RegionUnusableError(file, built.error);
        await deliver(await withShelters(built.value, options.shelters, options.language), options);
      }),
    );
}

async function withShelters(region: Region, file: string | undefined, language: Language): Promise<Region> {
  if (file === undefined) return region;
  const read = addGeoJsonShelters(region, await readJsonFile(file), language);
  if (!read.ok) throw new RegionUnusableError(file, read.error);
  return read.value;
}

function mappingOf(options: GeoJsonOptions): Parameters<typeof buildGeoJsonRegion>[1] {
  const given = options.nameProperty.length > 0 ? options.nameProperty : ['name'];
  const { id, packVersion, timeZone, language, idProperty, districtProperty, shelterTime, shelterTimeProperty } = options;
  return {
    id,
    version: packVersion,
    timeZone,
    language,
    nameProperties: Object.fromEntries(given.map((text) => languageAndProperty(text, language))),
    ...(idProperty === undefined ? {} : { idProperty }),
    ...(districtProperty === undefined ? {} : { districtProperty }),
    ...(shelterTime === undefined ? {} : { shelterTimeS: shelterTime }),
    ...(shelterTimeProperty === undefined ? {} : { shelterTimeProperty }),
  };
}

function languageAndProperty(text: string, otherwise: Language): readonly [Language, string] {
  const language = LANGUAGES.find((code) => text.startsWith(`${code}=`));
  return language === undefined ? [otherwise, text] : [language, text.slice(language.length + 1)];
}

async function deliver(region: Region, options: OutputOptions): Promise<void> {
  const bytes = new TextEncoder().encode(formatRegionPack(region));
  const summary = regionSummary({ region, bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
  const text =
    options.json === true
      ? JSON.stringify({ ...summary, ...(options.out === undefined ? {} : { file: options.out }) })
      : pairsTable(summary);
  if (options.out === undefined) {
    process.stdout.write(bytes);
    process.stderr.write(`${text}\n`);
    return;
  }
  await writeWholeFile(options.out, bytes);
  process.stdout.write(`${text}\n`);
}

async function check(file: string, options: OutputOptions): Promise<void> {
  const isBuilt = file === 'oref';
  const pack: unknown = isBuilt ? JSON.parse(formatRegionPack(buildOrefRegion())) : await readJsonFile(file);
  report(checkRegionPack(pack), options);
}

function report(findings: readonly RegionFinding[], { json }: OutputOptions, out: NodeJS.WriteStream = process.stdout): void {
  const counts = countFindings(findings);
  if (json === true) process.stdout.write(`${JSON.stringify({ ...counts, findings })}\n`);
  else out.write(`${[findingsTable(findings), pairsTable(counts)].filter((text) => text !== '').join('\n\n')}\n`);
  if (counts.errors > 0) process.exitCode = 1;
}

/** Runs a command; a region that cannot be used ends it with exit code 1 and the table of issues, anything else is thrown on. */
async function guarded(options: OutputOptions, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (cause) {
    if (cause instanceof RegionUnusableError) report(cause.issues.map(asError), options, process.stderr);
    else if (cause instanceof Error && 'code' in cause)
      report([asError({ code: String(cause.code), path: '', message: cause.message })], options, process.stderr);
    else throw cause;
  }
}

function asError(issue: Issue): RegionFinding {
  return { ...issue, level: 'error' };
}

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

function readSeconds(value: string): number {
  const seconds = Number(value);
  if (value.trim() === '' || !(seconds >= 0 && seconds <= 3_600)) throw new InvalidArgumentError('expected seconds, 0 to 3600');
  return seconds;
}

function readLanguage(value: string): Language {
  const language = LANGUAGES.find((code) => code === value);
  if (language === undefined) throw new InvalidArgumentError(`expected one of ${LANGUAGES.join(', ')}`);
  return language;
}

function readTimeZone(value: string): string {
  if (!Intl.supportedValuesOf('timeZone').includes(value) && value !== 'UTC')
    throw new InvalidArgumentError('expected an IANA time zone, like Asia/Jerusalem');
  return value;
}
