import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** What the page can sound. */
export type Tone = 'wail' | 'attention' | 'exercise' | 'exercise-attention' | 'test' | 'release' | 'check';

interface Score {
  readonly wave: OscillatorType;
  readonly gain: number;
  /** Again and again until silenced. */
  readonly isEndless: boolean;
  /** [seconds from the start, hertz]: glides from one to the next. */
  readonly glide: readonly (readonly [number, number])[];
}

/** The rising and falling wail of civil defence is kept for a live alarm: nothing else may be taken for it. */
const SCORES: Readonly<Record<Tone, Score>> = {
  wail: { wave: 'sawtooth', gain: 0.5, isEndless: true, glide: glideOf(0, 380, 3, 860, 6, 380) },
  attention: {
    wave: 'sine',
    gain: 0.45,
    isEndless: false,
    glide: glideOf(0, 440, 0.5, 440, 0.6, 587, 1.2, 587, 1.3, 440, 1.8, 440, 1.9, 587, 2.5, 587),
  },
  exercise: { wave: 'triangle', gain: 0.25, isEndless: true, glide: glideOf(0, 520, 0.4, 520, 0.41, 660, 0.8, 660, 0.81, 520, 1.6, 520) },
  'exercise-attention': { wave: 'triangle', gain: 0.2, isEndless: false, glide: glideOf(0, 520, 0.4, 520, 0.41, 660, 0.8, 660) },
  test: { wave: 'square', gain: 0.06, isEndless: false, glide: glideOf(0, 1000, 0.15, 1000) },
  release: { wave: 'sine', gain: 0.35, isEndless: false, glide: glideOf(0, 660, 0.4, 523, 0.9, 392, 1.4, 392) },
  check: { wave: 'sine', gain: 0.3, isEndless: false, glide: glideOf(0, 523, 0.25, 523, 0.26, 784, 0.6, 784) },
};

/** An endless tone is scheduled ahead for this long, so that a busy page cannot make it stutter. */
const AHEAD_S = 3_600;

function glideOf(...numbers: readonly number[]): Score['glide'] {
  return numbers.flatMap((number, place) => (place % 2 === 0 ? [[number, numbers[place + 1] ?? 0] as const] : []));
}

/** The tone of an alert in force: each lane has sounds of its own, and only `shelter` goes on. */
export function toneOf({ status, phase }: Pick<SignedAlert, 'status' | 'phase'>): Tone {
  if (status === 'Test') return 'test';
  if (status === 'Exercise') return phase === 'shelter' ? 'exercise' : 'exercise-attention';
  return phase === 'shelter' ? 'wail' : 'attention';
}

/** True for tones that go on until silenced. */
export function isEndless(tone: Tone): boolean {
  return SCORES[tone].isEndless;
}

/** Tones made here, so that nothing has to be loaded when it matters. */
export interface Sounder {
  /** Must first be called from a press: browsers allow sound only then. */
  start(): Promise<void>;
  play(tone: Tone): void;
  silence(): void;
  /** Loudness of what is sounding now, 0 to 1: for the self-test. */
  level(): number;
}

/** Opens the sounder. */
export function openSounder(): Sounder {
  let context: AudioContext | undefined;
  let analyser: AnalyserNode | undefined;
  let stop: (() => void) | undefined;

  function silence(): void {
    stop?.();
    stop = undefined;
  }

  return {
    silence,
    async start() {
      context ??= new AudioContext();
      if (analyser === undefined) {
        analyser = new AnalyserNode(context, { fftSize: 2048 });
        analyser.connect(context.destination);
      }
      await context.resume();
    },
    play(tone) {
      silence();
      if (context === undefined || analyser === undefined) return;
      // A telephone call or another app may have taken the sound away.
      if (context.state !== 'running') context.resume().catch(() => {});
      stop = sing(context, analyser, SCORES[tone]);
    },
    level() {
      if (analyser === undefined) return 0;
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    },
  };
}

function sing(context: AudioContext, into: AudioNode, { wave, gain: loudness, isEndless, glide }: Score): () => void {
  const oscillator = new OscillatorNode(context, { type: wave, frequency: glide[0]?.[1] ?? 440 });
  const gain = new GainNode(context, { gain: loudness });
  oscillator.connect(gain).connect(into);
  const periodS = glide.at(-1)?.[0] ?? 1;
  const startS = context.currentTime;
  const rounds = isEndless ? Math.ceil(AHEAD_S / periodS) : 1;
  for (let round = 0; round < rounds; round += 1) {
    for (const [atS, hertz] of glide) oscillator.frequency.linearRampToValueAtTime(hertz, startS + round * periodS + atS);
  }
  oscillator.start();
  if (!isEndless) oscillator.stop(startS + periodS);
  return () => {
    oscillator.stop();
    oscillator.disconnect();
    gain.disconnect();
  };
}
