/**
 * Warnings of drones and cruise missiles, and none of aircraft: flights of the simulator's own, seen by one radar, through the real
 * engine. Run: npm run bench -- winged [RUNS] [SEED]
 */
import { diceOf } from './accuracy/drawn-rocket.ts';
import { meanOf, quantileOf, shareOf } from './accuracy/statistics.ts';
import { percentage, printed } from './accuracy/table.ts';
import { layCountries } from './accuracy/town-map.ts';
import { DELIVERY_S } from './accuracy/warning-runs.ts';
import { AHEAD_S, couldBeWarned, flyWingedRuns, WINGED_KINDS } from './winged/winged-runs.ts';

const runs = Number(process.argv[2] ?? 250);
const seed = Number(process.argv[3] ?? 1);
const all = flyWingedRuns(layCountries(diceOf(seed, 299, 0)), { runs, seed });
process.stderr.write('\n');

const rows = WINGED_KINDS.flatMap((kind) =>
  ['1.5 km', '3.6 km'].map((country) => {
    const these = all.filter((run) => run.kind === kind && run.country === country);
    const hits = these.filter(couldBeWarned);
    const inTime = hits.filter(({ warnedS, hit }) => warnedS !== undefined && warnedS >= DELIVERY_S + (hit?.shelterS ?? 0));
    const ahead = these.filter(({ wasAhead }) => wasAhead);
    const offs = ahead.flatMap(({ arrivalOffS }) => (arrivalOffS === undefined ? [] : [Math.abs(arrivalOffS) / AHEAD_S]));
    const inTimeShare = shareOf(inTime.length, hits.length);
    const [warned, passed] = [meanOf(these.map((run) => run.warned)), meanOf(these.map((run) => run.passed))];
    return [
      kind,
      country,
      these.length,
      hits.length,
      hits.filter(({ warnedS }) => warnedS !== undefined).length,
      percentage(inTimeShare.share),
      percentage(inTimeShare.low),
      warned.toFixed(2),
      passed.toFixed(2),
      (warned / passed).toFixed(2),
      ahead.length,
      percentage(offs.length / ahead.length),
      percentage(quantileOf(offs, 0.5)),
      percentage(quantileOf(offs, 0.9)),
      these.filter((run) => run.warned > 0).length,
    ];
  }),
);
console.log(
  printed({
    title: 'On wings',
    columns: [
      'what',
      'zones',
      'flights',
      'hits in time to warn',
      'warned',
      'warned in time',
      'at least (95 %)',
      'zones warned',
      'zones passed',
      'ratio',
      'a minute ahead',
      'forecast',
      'arrival off, median',
      'arrival off, 90 %',
      'alarms',
    ],
    rows,
  }),
);
