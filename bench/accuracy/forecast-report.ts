import type { Dice } from '@tocsin/testkit/flight/dice';
import type { Chart, Series } from './chart.ts';
import type { World } from './drawn-rocket.ts';
import { AGES_S, type Cell, type Outcome, PERIODS_S, RANGES_KM } from './forecast-cells.ts';
import { bootstrapSigma, meanOf, quantileOf, type Share, shareOf } from './statistics.ts';
import { metres, percentage, type Table } from './table.ts';

/** Squared sigmas within which 95 % and 99.5 % of a normal distribution on a plane lie. */
const WITHIN_95 = -2 * Math.log(0.05);
const WITHIN_995 = -2 * Math.log(0.005);
/** Smallest number of forecasts that a cell says anything about. */
const OUTCOMES_MIN = 5;

const rmse = (outcomes: readonly Outcome[]): number => Math.sqrt(meanOf(outcomes.map(({ missM }) => missM * missM)));
const bound = (outcomes: readonly Outcome[]): number => Math.sqrt(meanOf(outcomes.map(({ boundM2 }) => boundM2)));
const boundOfDrag = (outcomes: readonly Outcome[]): number => Math.sqrt(meanOf(outcomes.map(({ boundOfDragM2 }) => boundOfDragM2)));
const held = (outcomes: readonly Outcome[], limit: number): Share =>
  shareOf(outcomes.filter(({ squaredSigmas }) => squaredSigmas < limit).length, outcomes.length);

function plusMinus({ share, low, high }: Share): string {
  return `${(100 * share).toFixed(1)} ±${(50 * (high - low)).toFixed(1)} %`;
}

/** Error, bound and honesty of the forecasts of one world. */
export function forecastTable(world: World, cells: readonly Cell[], dice: Dice): Table {
  const rows = cells
    .filter(({ outcomes }) => outcomes.length >= OUTCOMES_MIN)
    .map(({ rangeKm, periodS, ageS, outcomes, flying }) => {
      const ratio = rmse(outcomes) / bound(outcomes);
      const sigma = bootstrapSigma(outcomes, dice, (drawn) => rmse(drawn) / bound(drawn));
      return [
        `${rangeKm} km`,
        `${1 / periodS}/s`,
        `${ageS} s`,
        `${outcomes.length}/${flying}`,
        metres(rmse(outcomes)),
        metres(
          quantileOf(
            outcomes.map(({ missM }) => missM),
            0.5,
          ),
        ),
        metres(bound(outcomes)),
        `${ratio.toFixed(2)} ±${sigma.toFixed(2)}`,
        metres(boundOfDrag(outcomes)),
        (rmse(outcomes) / boundOfDrag(outcomes)).toFixed(2),
        plusMinus(held(outcomes, WITHIN_95)),
        plusMinus(held(outcomes, WITHIN_995)),
        metres(
          quantileOf(
            outcomes.map(({ ellipseM }) => ellipseM),
            0.5,
          ),
        ),
      ];
    });
  return {
    title: `Forecasts: ${world}`,
    columns: [
      'range',
      'plots',
      'age',
      'n',
      'RMSE m',
      'median m',
      'bound m',
      'ratio',
      'bound, drag only m',
      'ratio',
      'in 95 %',
      'in 99.5 %',
      'ellipse m',
    ],
    rows,
    note: 'n: forecasts of rockets still in the air. ±: ratio one standard deviation by bootstrap, shares half of the 95 % interval.',
  };
}

/** What all cells of a world say together. */
export function forecastSummary(worlds: ReadonlyMap<World, readonly Cell[]>): Table {
  const rows = [...worlds].flatMap(([world, cells]) =>
    PERIODS_S.map((periodS) => {
      const own = cells.filter((cell) => cell.periodS === periodS && cell.outcomes.length >= OUTCOMES_MIN);
      const ratios = own.map(({ outcomes }) => rmse(outcomes) / bound(outcomes));
      const all = own.flatMap(({ outcomes }) => outcomes);
      const flying = own.reduce((sum, cell) => sum + cell.flying, 0);
      const shares = own.map(({ outcomes }) => held(outcomes, WITHIN_95).share);
      return [
        world,
        `${1 / periodS}/s`,
        all.length,
        Math.exp(meanOf(ratios.map(Math.log))).toFixed(2),
        Math.max(...ratios).toFixed(2),
        plusMinus(held(all, WITHIN_95)),
        percentage(Math.min(...shares)),
        plusMinus(held(all, WITHIN_995)),
        percentage(1 - all.length / flying),
      ];
    }),
  );
  return {
    title: 'Forecasts in short',
    columns: ['world', 'plots', 'n', 'ratio to the bound', 'worst cell', 'in 95 %', 'worst cell', 'in 99.5 %', 'no forecast'],
    rows,
    note: 'Ratios: geometric mean over the cells.',
  };
}

/** Error against the bound by age. */
export function errorCharts(cells: readonly Cell[]): readonly Chart[] {
  return PERIODS_S.map((periodS) => ({
    title: `${1 / periodS} plot${periodS === 1 ? '' : 's'} a second`,
    x: { label: 'age of the track, s', from: 3, to: 32, ticks: AGES_S },
    y: { label: 'miss on the ground, m', from: 3, to: 30_000, ticks: [3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000], isLog: true },
    series: RANGES_KM.flatMap((rangeKm, colour): Series[] => {
      const own = cells.filter((cell) => cell.rangeKm === rangeKm && cell.periodS === periodS && cell.outcomes.length >= OUTCOMES_MIN);
      const over = (of: (outcomes: readonly Outcome[]) => number) => own.map(({ ageS, outcomes }) => ({ x: ageS, y: of(outcomes) }));
      return [
        { name: `${rangeKm} km`, points: over(rmse), style: 'line', colour },
        { name: `${rangeKm} km, bound`, points: over(bound), style: 'dashes', colour },
      ];
    }),
  }));
}

/** Share of impacts within the 95 % ellipse by age. */
export function coverageCharts(cells: readonly Cell[]): readonly Chart[] {
  return PERIODS_S.map((periodS) => ({
    title: `impacts within the 95 % ellipse, ${1 / periodS}/s`,
    x: { label: 'age of the track, s', from: 2, to: 33, ticks: AGES_S },
    y: { label: '%', from: 80, to: 100, ticks: [80, 85, 90, 95, 100] },
    band: [93, 97] as const,
    series: RANGES_KM.map((rangeKm, colour): Series => {
      const own = cells.filter((cell) => cell.rangeKm === rangeKm && cell.periodS === periodS && cell.outcomes.length >= OUTCOMES_MIN);
      const points = own.map(({ ageS, outcomes }) => {
        const { share, low, high } = held(outcomes, WITHIN_95);
        return { x: ageS + 0.6 * (colour - 2), y: 100 * share, low: 100 * low, high: 100 * high };
      });
      return { name: `${rangeKm} km`, points, style: 'dots', colour };
    }),
  }));
}
