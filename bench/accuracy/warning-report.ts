import type { Chart, Series } from './chart.ts';
import { meanOf, quantileOf, shareOf } from './statistics.ts';
import { percentage, type Table } from './table.ts';
import { SHELTERS_S } from './town-map.ts';
import { type AtThreshold, couldBeWarned, leadS, RELIABLE_AT_S, THRESHOLDS, type Warned, type WarningRun } from './warning-runs.ts';

/** Whose warnings: those of the real engine or those that a threshold would have given. */
type Who = (run: WarningRun) => Warned;
type Kind = 'tocsin' | 'plain' | 'oracle';
const DEFAULT_THRESHOLD = 0.01;
const byEngine: Who = ({ engine }) => engine;

function at(threshold: number, kind: Kind): Who {
  return ({ atThreshold }) => atThreshold.find((one: AtThreshold) => one.threshold === threshold)?.[kind] ?? new Map();
}

const isMissed = (run: WarningRun, who: Who): boolean => (leadS(run, who(run)) ?? -1) < 0;
const missed = (runs: readonly WarningRun[], who: Who) => {
  const could = runs.filter(couldBeWarned);
  return shareOf(could.filter((run) => isMissed(run, who)).length, could.length);
};
const zones = (runs: readonly WarningRun[], who: Who): number => meanOf(runs.map((run) => who(run).size));
const needless = (runs: readonly WarningRun[], who: Who): number =>
  meanOf(runs.map((run) => who(run).size - (run.hit !== undefined && who(run).has(run.hit.zone) ? 1 : 0)));

function groupsOf(runs: readonly WarningRun[]) {
  const countries = [...new Set(runs.map(({ country }) => country))];
  const periods = [...new Set(runs.map(({ periodS }) => periodS))];
  return countries.flatMap((country) =>
    periods.map((periodS) => ({ country, periodS, own: runs.filter((run) => run.country === country && run.periodS === periodS) })),
  );
}

/** Missed and needless warnings of the engine and of the oracle. */
export function warningTable(runs: readonly WarningRun[]): Table {
  const oracle = at(DEFAULT_THRESHOLD, 'oracle');
  return {
    title: 'Warnings',
    columns: [
      'zones',
      'plots',
      'rockets',
      'hits in time to warn',
      'missed',
      'of these never warned',
      'at most (95 %)',
      'missed, oracle',
      'zones per rocket',
      'needless',
      'zones per rocket, oracle',
      'ratio',
    ],
    rows: groupsOf(runs).map(({ country, periodS, own }) => {
      const { hits, of, share, high } = missed(own, byEngine);
      const never = own.filter((run) => couldBeWarned(run) && leadS(run, run.engine) === undefined).length;
      return [
        country,
        `${1 / periodS}/s`,
        own.length,
        of,
        `${hits} (${percentage(share)})`,
        never,
        percentage(high),
        missed(own, oracle).hits,
        zones(own, byEngine).toFixed(2),
        needless(own, byEngine).toFixed(2),
        zones(own, oracle).toFixed(2),
        (zones(own, byEngine) / zones(own, oracle)).toFixed(2),
      ];
    }),
    note: 'Missed: the alert, 3 s of delivery and the way to the shelter took longer than the rocket, though three plots would have left time.',
  };
}

/** Rockets that come down where nobody lives. */
export function openCountryTable(runs: readonly WarningRun[]): Table {
  return {
    title: 'Open country',
    columns: ['zones', 'plots', 'into open country', 'warned somebody', 'far from everybody', 'of these warned somebody', 'at most (95 %)'],
    rows: groupsOf(runs).map(({ country, periodS, own }) => {
      const open = own.filter(({ hit }) => hit === undefined);
      const far = open.filter((run) => run.far);
      const alarms = shareOf(far.filter((run) => run.farAlarm).length, far.length);
      const warned = shareOf(open.filter((run) => run.engine.size > 0).length, open.length);
      const said = `${warned.hits} (${percentage(warned.share)})`;
      return [country, `${1 / periodS}/s`, open.length, said, far.length, alarms.hits, percentage(alarms.high)];
    }),
    note: 'Far from everybody: no zone lies in the 99.5 % ellipse of the forecast at the alert (of the last one where there was none), laid about the true impact.',
  };
}

/** Missed against needless over the threshold. */
export function thresholdTable(runs: readonly WarningRun[]): Table {
  const countries = [...new Set(runs.map(({ country }) => country))];
  return {
    title: 'Thresholds',
    columns: [
      'zones',
      'threshold',
      'missed',
      'zones per rocket',
      'missed, no early set',
      'zones, no early set',
      'missed, oracle',
      'zones, oracle',
    ],
    rows: countries.flatMap((country) => {
      const own = runs.filter((run) => run.country === country);
      return THRESHOLDS.map((threshold) => [
        country,
        percentage(threshold),
        ...(['tocsin', 'plain', 'oracle'] as const).flatMap((kind) => {
          const { share, hits } = missed(own, at(threshold, kind));
          return [`${hits} (${percentage(share)})`, zones(own, at(threshold, kind)).toFixed(2)];
        }),
      ]);
    }),
    note: `The engine's own forecasts, judged anew by its own rule. At 1 % this gave the very alerts of the engine for ${percentage(agreement(runs))} of the rockets.`,
  };
}

/** Share of rockets for which the rule applied here to the engine's forecasts gives just the zones and times of its alerts. */
function agreement(runs: readonly WarningRun[]): number {
  const again = at(DEFAULT_THRESHOLD, 'tocsin');
  const isSame = (run: WarningRun): boolean => {
    const other = again(run);
    return other.size === run.engine.size && [...run.engine].every(([zone, ageS]) => Math.abs((other.get(zone) ?? Infinity) - ageS) < 0.01);
  };
  return runs.filter(isSame).length / runs.length;
}

export function thresholdCharts(runs: readonly WarningRun[]): readonly Chart[] {
  const kinds = [
    ['Tocsin', 'tocsin'],
    ['without the early set', 'plain'],
    ['oracle', 'oracle'],
  ] as const;
  return [...new Set(runs.map(({ country }) => country))].map((country) => {
    const own = runs.filter((run) => run.country === country);
    const series = kinds.map(([name, kind], colour): Series => {
      const points = THRESHOLDS.map((threshold) => {
        const { share } = missed(own, at(threshold, kind));
        return { x: needless(own, at(threshold, kind)), y: 100 * share, word: percentage(threshold) };
      });
      return { name, points, style: 'line', colour };
    });
    const most = Math.max(0.5, ...series.flatMap(({ points }) => points.map(({ y }) => y)));
    const step = [0.1, 0.2, 0.5, 1, 2, 5, 10].find((one) => most / one <= 6) ?? 20;
    const ticks = Array.from({ length: Math.ceil(most / step) + 1 }, (_, place) => Number((place * step).toFixed(2)));
    return {
      title: `zones of ${country}, by threshold`,
      x: { label: 'zones warned needlessly per rocket', from: 0.3, to: 20, ticks: [0.3, 1, 3, 10, 20], isLog: true },
      y: { label: 'hit zones not warned in time, %', from: 0, to: ticks.at(-1) ?? most, ticks },
      series,
    };
  });
}

const BINS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.000_001] as const;

function binned(runs: readonly WarningRun[], ageS: number) {
  const said = runs.flatMap(({ chances }) => chances.filter((one) => one.ageS === ageS));
  return BINS.slice(1).map((high, place) => {
    const low = BINS[place] ?? 0;
    const own = said.filter(({ probability }) => probability >= low && probability < high);
    const mean = own.length === 0 ? Number.NaN : meanOf(own.map(({ probability }) => probability));
    return { low, high, mean, seen: shareOf(own.filter(({ hit }) => hit).length, own.length) };
  });
}

/** Said chances against what came. */
export function reliabilityTable(runs: readonly WarningRun[]): Table {
  return {
    title: 'Chances said and what came',
    columns: ['age', 'chance said', 'zones', 'said', 'hits expected', 'hits', 'came', '95 % interval'],
    rows: RELIABLE_AT_S.flatMap((ageS) =>
      binned(runs, ageS).map(({ low, high, mean, seen }) => [
        `${ageS} s`,
        `${percentage(low, 2)} - ${percentage(high, 1)}`,
        seen.of,
        percentage(mean, 2),
        (mean * seen.of).toFixed(1),
        seen.hits,
        percentage(seen.share, 2),
        `${percentage(seen.low, 2)} - ${percentage(seen.high, 2)}`,
      ]),
    ),
  };
}

export function reliabilityCharts(runs: readonly WarningRun[]): readonly Chart[] {
  const ticks = [0.0001, 0.001, 0.01, 0.1, 1];
  return RELIABLE_AT_S.map((ageS) => ({
    title: `${ageS} s after the first plot`,
    x: { label: 'chance said', from: 0.0003, to: 1, ticks: ticks.slice(1), isLog: true },
    y: { label: 'share that was hit', from: 0.0001, to: 1, ticks, isLog: true },
    series: [
      { name: 'as said', points: [0.0003, 1].map((x) => ({ x, y: x })), style: 'dashes', colour: 5 },
      {
        name: 'zones, with 95 % interval',
        points: binned(runs, ageS)
          .filter(({ seen }) => seen.of > 0)
          .map(({ mean, seen }) => ({ x: mean, y: seen.share, low: seen.low, high: seen.high })),
        style: 'dots',
        colour: 0,
      },
    ],
  }));
}

function leadsOf(runs: readonly WarningRun[], shelterS: number, who: Who): readonly number[] {
  return runs.filter((run) => couldBeWarned(run) && run.hit?.shelterS === shelterS).flatMap((run) => leadS(run, who(run)) ?? []);
}

/** Seconds in hand by the time that people need. */
export function leadTable(runs: readonly WarningRun[]): Table {
  return {
    title: 'Seconds in hand',
    columns: ['shelter time', 'hit zones', 'in time', 'least s', '5 % s', 'median s', '95 % s'],
    rows: SHELTERS_S.map((shelterS) => {
      const own = runs.filter((run) => couldBeWarned(run) && run.hit?.shelterS === shelterS);
      const leads = leadsOf(runs, shelterS, byEngine);
      const inTime = shareOf(leads.filter((lead) => lead >= 0).length, own.length);
      const quantiles = [0, 0.05, 0.5, 0.95].map((share) => quantileOf(leads, share).toFixed(1));
      return [`${shelterS} s`, own.length, percentage(inTime.share), ...quantiles];
    }),
    note: 'Left after the alert, 3 s of delivery and the whole way to the shelter. The policy keeps 5 s in hand.',
  };
}

export function leadCharts(runs: readonly WarningRun[]): readonly Chart[] {
  const series = [...new Set(runs.map(({ country }) => country))].map((country, colour): Series => {
    const own = runs.filter((run) => run.country === country);
    const points = SHELTERS_S.map((shelterS) => {
      const leads = leadsOf(own, shelterS, byEngine);
      return { x: shelterS + 4 * colour - 2, y: quantileOf(leads, 0.5), low: quantileOf(leads, 0.05), high: quantileOf(leads, 0.95) };
    });
    return { name: `zones of ${country}: median, 5 - 95 %`, points, style: 'dots', colour };
  });
  return [
    {
      title: 'seconds in hand at the hit zone',
      x: { label: 'time to shelter, s', from: 5, to: 100, ticks: SHELTERS_S },
      y: { label: 's', from: -10, to: 80, ticks: [-10, 0, 10, 20, 40, 60, 80] },
      series,
    },
  ];
}
