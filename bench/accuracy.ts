/**
 * How good forecasts and warnings are, on rockets of the tests' own physics: error against the Cramér-Rao bound, honesty of the
 * ellipse, missed and needless warnings of the real engine, what a salvo teaches. Writes `docs/accuracy-tables.md` and the plots of
 * `docs/accuracy.md`. Run: npm run bench -- accuracy [RUNS] [SEED]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type Chart, svgOf } from './accuracy/chart.ts';
import { diceOf, redrawn, WORLDS } from './accuracy/drawn-rocket.ts';
import { fillCells } from './accuracy/forecast-cells.ts';
import { coverageCharts, errorCharts, forecastSummary, forecastTable } from './accuracy/forecast-report.ts';
import { salvoCharts, salvoTable } from './accuracy/salvo-report.ts';
import { flySalvos } from './accuracy/salvo-runs.ts';
import { asMarkdown, printed, type Table } from './accuracy/table.ts';
import { layCountries } from './accuracy/town-map.ts';
import {
  leadCharts,
  leadTable,
  openCountryTable,
  reliabilityCharts,
  reliabilityTable,
  thresholdCharts,
  thresholdTable,
  warningTable,
} from './accuracy/warning-report.ts';
import { warnOf } from './accuracy/warning-runs.ts';

const runs = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(runs) || runs < 5 || !Number.isInteger(seed)) {
  console.error('npm run bench -- accuracy [RUNS, at least 5] [SEED]');
  process.exit(2);
}
/** Rockets for the warnings and salvos of each range, by RUNS. */
const rocketsToWarnOf = 4 * runs;
const salvoRuns = Math.max(5, Math.round(0.4 * runs));
const root = new URL('..', import.meta.url).pathname;

const began = performance.now();
const tables: Table[] = [];

function found(table: Table): void {
  process.stderr.write(`\r${''.padEnd(70)}\r`);
  tables.push(table);
  console.log(printed(table));
}

function draw(name: string, charts: readonly Chart[], title: string): void {
  mkdirSync(`${root}docs/images`, { recursive: true });
  writeFileSync(`${root}docs/images/accuracy-${name}.svg`, svgOf(charts, title));
}

function forecasts(): void {
  const worlds = new Map(WORLDS.map((world, part) => [world, fillCells(world, part, { runs, seed })] as const));
  found(forecastSummary(worlds));
  for (const [world, cells] of worlds) found(forecastTable(world, cells, diceOf(seed, 900, 0)));
  const unknown = worlds.get('bent curve, wind') ?? [];
  draw('error', errorCharts(unknown), 'Miss of the forecast and its bound by age of the track');
  draw('coverage', coverageCharts(unknown), 'Share of impacts within the 95 % ellipse');
}

function warnings(): void {
  const warned = warnOf(layCountries(diceOf(seed, 299, 0)), { runs: rocketsToWarnOf, seed });
  for (const table of [warningTable, openCountryTable, thresholdTable, reliabilityTable, leadTable]) found(table(warned));
  draw('threshold', thresholdCharts(warned), 'Missed against needless warnings over the threshold');
  draw('reliability', reliabilityCharts(warned), 'Chances said and share of zones that were hit');
  draw('lead', leadCharts(warned), 'Seconds in hand by time to shelter');
}

function salvos(): void {
  const flown = flySalvos({ runs: salvoRuns, seed });
  found(salvoTable(flown, diceOf(seed, 901, 0)));
  draw('salvo', salvoCharts(flown), 'Miss five seconds after the first plot by place in the salvo');
}

forecasts();
warnings();
salvos();

const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();
const isClean = spawnSync('git', ['diff', '--quiet', 'HEAD', '--', 'packages'], { cwd: root }).status === 0;
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
const basis =
  `\`npm run bench -- accuracy ${runs} ${seed}\`: ${runs} rockets in each cell, ${rocketsToWarnOf} for the warnings, ` +
  `${salvoRuns} salvos of each range; code ${commit}${isClean ? '' : ' with changes'}; ${minutes} minutes on one core. ` +
  `${redrawn.plans} of ${redrawn.of} rockets drawn would have needed more than 2,200 m/s and were drawn anew.`;
console.log(`\n${basis}`);
const head = `# Accuracy: the tables of the last run\n\nWritten by the benchmark, not by hand; [accuracy.md](accuracy.md) says what they mean.\n\n${basis}\n`;
writeFileSync(`${root}docs/accuracy-tables.md`, [head, ...tables.map(asMarkdown)].join('\n'));
