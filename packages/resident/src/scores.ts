/** What the page can sound. */
export type Tone =
  | 'wail'
  | 'yelp'
  | 'horn'
  | 'attention'
  | 'bell'
  | 'steps'
  | 'release'
  | 'chime'
  | 'long'
  | 'exercise'
  | 'knock'
  | 'pips'
  | 'test'
  | 'check';

/** A tone as it is written down. */
export interface Score {
  readonly wave: OscillatorType;
  readonly gain: number;
  readonly periodS: number;
  /** [seconds from the start, hertz]: glides from one to the next. */
  readonly glide: readonly (readonly [number, number])[];
  /** [from, to] in seconds: silent in between. */
  readonly gaps?: readonly (readonly [number, number])[];
}

/**
 * Only a call to shelter uses saw teeth, and the rising and falling wail of civil defence is kept for it alone: nothing else may be
 * taken for it. Exercises knock in triangles, everything gentle is a sine.
 */
export const SCORES: Readonly<Record<Tone, Score>> = {
  wail: { wave: 'sawtooth', gain: 0.5, periodS: 6, glide: pairs(0, 380, 3, 860, 6, 380) },
  yelp: { wave: 'sawtooth', gain: 0.5, periodS: 0.8, glide: pairs(0, 500, 0.6, 1300, 0.8, 500) },
  horn: { wave: 'sawtooth', gain: 0.6, periodS: 2.2, glide: pairs(0, 260, 2.2, 260), gaps: pairs(1.7, 2.2) },
  attention: {
    wave: 'sine',
    gain: 0.45,
    periodS: 2.5,
    glide: pairs(0, 440, 0.5, 440, 0.6, 587, 1.2, 587, 1.3, 440, 1.8, 440, 1.9, 587, 2.5, 587),
  },
  bell: { wave: 'sine', gain: 0.5, periodS: 2.4, glide: pairs(0, 880, 2.4, 880), gaps: pairs(0.5, 0.7, 1.2, 1.4, 1.9, 2.1) },
  steps: {
    wave: 'sine',
    gain: 0.45,
    periodS: 2,
    glide: pairs(0, 392, 0.49, 392, 0.5, 494, 0.99, 494, 1, 587, 1.49, 587, 1.5, 784, 2, 784),
  },
  release: { wave: 'sine', gain: 0.35, periodS: 1.4, glide: pairs(0, 660, 0.4, 523, 0.9, 392, 1.4, 392) },
  chime: { wave: 'sine', gain: 0.35, periodS: 1.8, glide: pairs(0, 784, 0.8, 784, 0.81, 523, 1.8, 523) },
  long: { wave: 'sine', gain: 0.35, periodS: 3, glide: pairs(0, 330, 3, 330) },
  exercise: {
    wave: 'triangle',
    gain: 0.25,
    periodS: 1.6,
    glide: pairs(0, 520, 0.4, 520, 0.41, 660, 0.8, 660, 0.81, 520, 1.6, 520),
    gaps: pairs(0.8, 0.95, 1.1, 1.25, 1.4, 1.6),
  },
  knock: { wave: 'triangle', gain: 0.3, periodS: 1.6, glide: pairs(0, 300, 1.6, 300), gaps: pairs(0.12, 0.25, 0.37, 0.5, 0.62, 1.6) },
  pips: { wave: 'triangle', gain: 0.22, periodS: 2, glide: pairs(0, 940, 2, 940), gaps: pairs(0.1, 0.5, 0.6, 2) },
  test: { wave: 'square', gain: 0.06, periodS: 0.15, glide: pairs(0, 1000, 0.15, 1000) },
  check: { wave: 'sine', gain: 0.3, periodS: 0.6, glide: pairs(0, 523, 0.25, 523, 0.26, 784, 0.6, 784) },
};

function pairs(...numbers: readonly number[]): readonly (readonly [number, number])[] {
  return numbers.flatMap((number, place) => (place % 2 === 0 ? [[number, numbers[place + 1] ?? 0] as const] : []));
}
