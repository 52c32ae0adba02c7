/**
 * Tracking in clutter: GOSPA of salvos of a hundred rockets against a peer that knows each rocket's physics, and tracks and alarms in
 * hours of clutter alone. Run: npm run bench -- clutter [RUNS] [SEED] [HOURS]
 */
import { diceOf } from './accuracy/drawn-rocket.ts';
import { printed, type Table } from './accuracy/table.ts';
import { layCountries } from './accuracy/town-map.ts';
import { listen } from './clutter/clutter-alone.ts';
import { alarmTable, gospaTable } from './clutter/clutter-report.ts';
import { trackSalvos } from './clutter/salvo-tracking.ts';

const runs = Number(process.argv[2] ?? 20);
const seed = Number(process.argv[3] ?? 1);
/** Radar time for each density of clutter: two hours for twenty salvos. */
const hours = Number(process.argv[4] ?? runs / 10);
const PLOTS_PER_SCAN = [10, 50, 200] as const;
if (!Number.isInteger(runs) || runs < 0 || !Number.isInteger(seed) || !(hours >= 0)) {
  console.error('npm run bench -- clutter [RUNS, 0: no salvos] [SEED] [HOURS, 0: no clutter alone]');
  process.exit(2);
}

function found(table: Table): void {
  process.stderr.write(`\r${''.padEnd(70)}\r`);
  console.log(printed(table));
}

if (runs > 0) found(gospaTable(trackSalvos({ runs, seed }), diceOf(seed, 902, 0)));
const [country] = layCountries(diceOf(seed, 299, 0));
if (hours > 0 && country !== undefined)
  found(alarmTable(PLOTS_PER_SCAN.map((perScan, part) => listen(diceOf(seed, 510 + part, 0), { perScan, hours, map: country.map }))));
