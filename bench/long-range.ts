/**
 * Can a preparation be believed: salvos of long-range missiles of the simulator's own through the real engine. How many prepared zones
 * had to take shelter later, and how many that had to were prepared. Run: npm run bench -- long-range [RUNS] [SEED]
 */
import { diceOf } from './accuracy/drawn-rocket.ts';
import { quantileOf, shareOf } from './accuracy/statistics.ts';
import { percentage, printed } from './accuracy/table.ts';
import { layCountries } from './accuracy/town-map.ts';
import { flySalvosFar } from './long-range/prepare-runs.ts';

const runs = Number(process.argv[2] ?? 100);
const seed = Number(process.argv[3] ?? 1);
/** Missiles in one salvo. */
const MISSILES = 5;
const all = flySalvosFar(layCountries(diceOf(seed, 299, 0)), { runs, seed, missiles: MISSILES });
process.stderr.write('\n');

const rows = ['1.5 km', '3.6 km'].map((country) => {
  const these = all.filter((run) => run.country === country);
  const sum = (pick: (run: (typeof these)[number]) => number): number => these.reduce((total, run) => total + pick(run), 0);
  const precision = shareOf(
    sum((run) => run.preparedThenShelter),
    sum((run) => run.prepared),
  );
  const recall = shareOf(
    sum((run) => run.couldAndWere),
    sum((run) => run.couldBePrepared),
  );
  const leads = these.flatMap(({ leadsS }) => leadsS);
  return [
    country,
    these.length * MISSILES,
    precision.of,
    percentage(precision.share),
    percentage(precision.low),
    sum((run) => run.sheltered),
    recall.of,
    percentage(recall.share),
    percentage(recall.low),
    sum((run) => run.hit),
    percentage(sum((run) => run.hitPrepared) / sum((run) => run.hit)),
    percentage(sum((run) => run.hitSheltered) / sum((run) => run.hit)),
    quantileOf(leads, 0.1).toFixed(0),
    quantileOf(leads, 0.5).toFixed(0),
  ];
});
console.log(
  printed({
    title: 'Prepare for missiles of long range',
    columns: [
      'zones',
      'missiles',
      'prepared',
      'then alarmed',
      'at least (95 %)',
      'alarmed',
      'time to prepare',
      'of these prepared',
      'at least (95 %)',
      'hit',
      'hit: prepared',
      'hit: alarmed',
      'lead s, 10 %',
      'median',
    ],
    rows,
    note: 'Time to prepare: tracked for 15 s before the zone was alarmed.',
  }),
);
