import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { SCORES, type Score, type Tone } from './scores.ts';

/** What a sound can be chosen for. A test has one short sound of its own. */
export const SOUND_CLASSES = ['shelter', 'prepare', 'allClear', 'exercise'] as const;
export type SoundClass = (typeof SOUND_CLASSES)[number];

/** Each class has three sounds of its own, so that no choice can make two classes sound alike; and none at all. */
export const SOUND_PICKS = ['1', '2', '3', 'none'] as const;
export type SoundPick = (typeof SOUND_PICKS)[number];

/** The sound of each class. */
export type SoundChoice = Readonly<Record<SoundClass, SoundPick>>;

const TONES: Readonly<Record<SoundClass, Readonly<Record<SoundPick, Tone | undefined>>>> = {
  shelter: { 1: 'wail', 2: 'yelp', 3: 'horn', none: undefined },
  prepare: { 1: 'attention', 2: 'bell', 3: 'steps', none: undefined },
  allClear: { 1: 'release', 2: 'chime', 3: 'long', none: undefined },
  exercise: { 1: 'exercise', 2: 'knock', 3: 'pips', none: undefined },
};

/** The tone of an alert: each lane has sounds of its own; undefined where a person wants none. */
export function toneOf({ status, phase }: Pick<SignedAlert, 'status' | 'phase'>, choice: SoundChoice): Tone | undefined {
  if (status === 'Test') return 'test';
  if (status === 'Exercise') return toneOfPick('exercise', choice.exercise);
  return toneOfPick(phase, choice[phase]);
}

/** The tone behind a choice. */
export function toneOfPick(soundClass: SoundClass, pick: SoundPick): Tone | undefined {
  return TONES[soundClass][pick];
}

/** True for alerts that sound again and again until silenced: a call to shelter, live or practised. */
export function isEndless({ status, phase }: Pick<SignedAlert, 'status' | 'phase'>): boolean {
  return phase === 'shelter' && status !== 'Test';
}

/** Tones made here, so that nothing has to be loaded when it matters. */
export interface Sounder {
  /** Must first be called from a press: browsers allow sound only then. */
  start(): Promise<void>;
  /** True once the browser lets it sound. */
  isReady(): boolean;
  play(tone: Tone, isEndless?: boolean): void;
  silence(): void;
  /** Loudness of what is sounding now, 0 to 1: for the self-test. */
  level(): number;
}

/** An endless tone is scheduled ahead for this long, so that a busy page cannot make it stutter. */
const AHEAD_S = 3_600;

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
    isReady: () => context?.state === 'running',
    async start() {
      context ??= new AudioContext();
      if (analyser === undefined) {
        analyser = new AnalyserNode(context, { fftSize: 2048 });
        analyser.connect(context.destination);
      }
      await context.resume();
    },
    play(tone, endless = false) {
      silence();
      if (context === undefined || analyser === undefined) return;
      // A telephone call or another app may have taken the sound away.
      if (context.state !== 'running') context.resume().catch(() => {});
      stop = sing(context, analyser, { score: SCORES[tone], rounds: endless ? Math.ceil(AHEAD_S / SCORES[tone].periodS) : 1 });
    },
    level() {
      if (analyser === undefined) return 0;
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    },
  };
}

function sing(context: AudioContext, into: AudioNode, { score, rounds }: { readonly score: Score; readonly rounds: number }): () => void {
  const { wave, gain: loudness, glide, gaps = [], periodS } = score;
  const oscillator = new OscillatorNode(context, { type: wave, frequency: glide[0]?.[1] ?? 440 });
  const gain = new GainNode(context, { gain: loudness });
  oscillator.connect(gain).connect(into);
  const startS = context.currentTime;
  for (let round = 0; round < rounds; round += 1) {
    const roundS = startS + round * periodS;
    for (const [atS, hertz] of glide) oscillator.frequency.linearRampToValueAtTime(hertz, roundS + atS);
    for (const [fromS, toS] of gaps) {
      gain.gain.setValueAtTime(0, roundS + fromS);
      gain.gain.setValueAtTime(loudness, roundS + toS);
    }
  }
  oscillator.start();
  if (rounds === 1) oscillator.stop(startS + periodS);
  return () => {
    oscillator.stop();
    oscillator.disconnect();
    gain.disconnect();
  };
}
