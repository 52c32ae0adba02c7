import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** Milliseconds on, off, on … Told apart by the hand alone: long for shelter, two for prepare, one for the end, three for an exercise. */
const PATTERNS: Readonly<Record<'shelter' | 'prepare' | 'allClear' | 'exercise' | 'test', readonly number[]>> = {
  shelter: [900, 250, 900, 250, 900, 250, 900, 250],
  prepare: [300, 200, 300],
  allClear: [700],
  exercise: [120, 120, 120, 120, 120],
  test: [80],
};
/** A call to shelter shakes again after this long, until silenced. */
const AGAIN_MS = 6_000;

let again: ReturnType<typeof setInterval> | undefined;

/** Shakes the device for an alert, where it can. */
export function buzz({ status, phase }: Pick<SignedAlert, 'status' | 'phase'>): void {
  stopBuzzing();
  const pattern = PATTERNS[status === 'Actual' ? phase : status === 'Exercise' ? 'exercise' : 'test'];
  const shake = () => navigator.vibrate?.([...pattern]);
  shake();
  if (phase === 'shelter' && status !== 'Test') again = setInterval(shake, AGAIN_MS);
}

/** Ends it. */
export function stopBuzzing(): void {
  clearInterval(again);
  again = undefined;
  navigator.vibrate?.(0);
}
