import type { Dice } from '@tocsin/testkit/flight/dice';
import type { Chart } from './chart.ts';
import { SALVO_RANGES_KM, SALVO_SIZE, type Salvo } from './salvo-runs.ts';
import { bootstrapSigma, meanOf } from './statistics.ts';
import { metres, type Table } from './table.ts';

const rmseAt = (salvos: readonly Salvo[], place: number): number =>
  Math.sqrt(meanOf(salvos.flatMap(({ missesM }) => missesM[place] ?? []).map((miss) => miss * miss)));
const LAST = SALVO_SIZE - 1;

/** How much the rockets of a salvo teach those after them. */
export function salvoTable(salvos: readonly Salvo[], dice: Dice): Table {
  return {
    title: 'Salvos',
    columns: ['range', 'salvos', ...[1, 2, 3, 5, 10].map((place) => `rocket ${place}: m`), 'first / last', 'forecasts missing'],
    rows: SALVO_RANGES_KM.map((rangeKm) => {
      const own = salvos.filter((salvo) => salvo.rangeKm === rangeKm);
      const gain = (drawn: readonly Salvo[]): number => rmseAt(drawn, 0) / rmseAt(drawn, LAST);
      const missing = own.reduce((sum, { missesM }) => sum + missesM.filter((miss) => miss === undefined).length, 0);
      return [
        `${rangeKm} km`,
        own.length,
        ...[1, 2, 3, 5, 10].map((place) => metres(rmseAt(own, place - 1))),
        `${gain(own).toFixed(2)} ±${bootstrapSigma(own, dice, gain).toFixed(2)}`,
        missing,
      ];
    }),
    note: 'Root mean square of the miss 5 s after each first plot, one plot a second, a rocket every 5 s.',
  };
}

export function salvoCharts(salvos: readonly Salvo[]): readonly Chart[] {
  const places = Array.from({ length: SALVO_SIZE }, (_, place) => place);
  return [
    {
      title: 'forecast 5 s after the first plot',
      x: { label: 'place in the salvo', from: 0.5, to: SALVO_SIZE + 0.5, ticks: places.map((place) => place + 1) },
      y: { label: 'miss on the ground, m', from: 300, to: 12_000, ticks: [300, 1_000, 3_000, 10_000], isLog: true },
      series: SALVO_RANGES_KM.map((rangeKm, colour) => {
        const own = salvos.filter((salvo) => salvo.rangeKm === rangeKm);
        return { name: `${rangeKm} km`, points: places.map((place) => ({ x: place + 1, y: rmseAt(own, place) })), style: 'line', colour };
      }),
    },
  ];
}
