import type { Dice } from '@tocsin/testkit/flight/dice';
import { bootstrapSigma, meanOf } from '../accuracy/statistics.ts';
import type { Table } from '../accuracy/table.ts';
import type { Quiet } from './clutter-alone.ts';
import { poissonUpper95 } from './poisson.ts';
import { ROCKETS } from './salvo-scene.ts';
import { CLUTTER_PER_SCAN, COUNTED_S, CUTOFF_M, DETECTION, type Match, type Score } from './salvo-tracking.ts';

/** The bars: GOSPA against the peer's, and alarms in a thousand hours of clutter alone. */
const RATIO_MAX = 1.02;
const ALARMS_MAX = 1;

const ratioOf = (matches: readonly Match[]): number =>
  meanOf(matches.map(({ tocsin }) => tocsin.gospaM)) / meanOf(matches.map(({ peer }) => peer.gospaM));

/** Both trackers and the parts of their GOSPA. */
export function gospaTable(matches: readonly Match[], dice: Dice): Table {
  const row = (name: string, of: (match: Match) => Score): readonly (string | number)[] => {
    const mean = (part: (score: Score) => number): number => meanOf(matches.map((match) => part(of(match))));
    const matched = meanOf(matches.map((match) => match.objects - of(match).missed));
    return [
      name,
      mean(({ gospaM }) => gospaM).toFixed(1),
      Math.sqrt(mean(({ localisationM2 }) => localisationM2) / matched).toFixed(1),
      mean(({ missed }) => missed).toFixed(2),
      mean(({ notYet }) => notYet).toFixed(2),
      mean(({ lostAgain }) => lostAgain).toFixed(2),
      mean(({ spurious }) => spurious).toFixed(2),
      mean(({ fromNothing }) => fromNothing).toFixed(2),
      mean(({ tracks }) => tracks).toFixed(1),
      mean(({ msPerScan }) => msPerScan).toFixed(1),
    ];
  };
  const ratio = ratioOf(matches);
  const verdict = ratio <= RATIO_MAX ? 'met' : 'not met';
  const sigma = bootstrapSigma(matches, dice, ratioOf);
  return {
    title: 'GOSPA of a salvo in clutter',
    columns: ['tracker', 'GOSPA m', 'RMSE m', 'missed', 'not yet held', 'lost again', 'false', 'far from all', 'tracks', 'ms per scan'],
    rows: [row('Tocsin', ({ tocsin }) => tocsin), row('informed GNN', ({ peer }) => peer)],
    note:
      `ratio ${ratio.toFixed(4)} ±${sigma.toFixed(4)} (bar: at most ${RATIO_MAX}: ${verdict}); ${matches.length} salvos of ${ROCKETS} rockets, ` +
      `${meanOf(matches.map(({ objects }) => objects)).toFixed(1)} in sight on average; ${CLUTTER_PER_SCAN} plots of clutter a scan, ` +
      `${(100 * (1 - DETECTION)).toFixed(0)} % missed; c = ${CUTOFF_M} m, p = 2, alpha = 2; scans ${COUNTED_S[0]} to ${COUNTED_S[1]} s after the first in sight`,
  };
}

/** Tracks and alarms of clutter alone. */
export function alarmTable(quiets: readonly Quiet[]): Table {
  return {
    title: 'Clutter alone',
    columns: [
      'plots a scan',
      'hours',
      'tracks',
      'tracks per hour',
      'proven',
      'expected in 1,000 h',
      'taken for',
      'alarms',
      'per 1,000 h',
      'at most (95 %)',
      'ms per scan',
      '1,000 h take',
    ],
    rows: quiets.map(({ perScan, hours, tracks, proven, provenExpected, kinds, alarms, msPerScan }) => [
      perScan,
      hours,
      tracks,
      (tracks / hours).toFixed(3),
      proven,
      ((1_000 * provenExpected) / hours).toFixed(2),
      [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ') || '-',
      alarms,
      ((1_000 * alarms) / hours).toFixed(1),
      ((1_000 * poissonUpper95(alarms)) / hours).toFixed(1),
      msPerScan.toFixed(3),
      `${((msPerScan * 3.6e6) / 60_000).toFixed(0)} min`,
    ]),
    note:
      `Bar: at most ${ALARMS_MAX} alarm in 1,000 h at 50 plots a scan; only of a proven track is anybody warned. Expected: the tracks of ` +
      `these hours, each with the chance that clutter would have proven it. ` +
      `The whole engine was given ${sum(quiets, ({ stretches }) => stretches)} stretches of scans and confirmed ` +
      `${sum(quiets, ({ tracksAgain }) => tracksAgain)} of ${sum(quiets, ({ tracks }) => tracks)} tracks in them again.`,
  };
}

function sum(quiets: readonly Quiet[], part: (quiet: Quiet) => number): number {
  return quiets.reduce((total, quiet) => total + part(quiet), 0);
}
