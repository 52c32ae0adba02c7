/** What the page can sound. */
export type Tone = 'wail' | 'exercise' | 'attention' | 'release';

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

  function voice(
    frequencies: readonly (readonly [number, number])[],
    shape: { readonly type: OscillatorType; readonly gain: number; readonly loop: boolean },
  ): void {
    stop?.();
    if (context === undefined || analyser === undefined) return;
    const oscillator = new OscillatorNode(context, { type: shape.type });
    const gain = new GainNode(context, { gain: shape.gain });
    oscillator.connect(gain).connect(analyser);
    const period = frequencies.at(-1)?.[0] ?? 1;
    // A quarter of an hour of it, scheduled ahead: a busy page cannot make it stutter.
    const rounds = shape.loop ? Math.ceil(900 / period) : 1;
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, hertz] of frequencies) oscillator.frequency.linearRampToValueAtTime(hertz, context.currentTime + round * period + at);
    }
    oscillator.start();
    if (!shape.loop) oscillator.stop(context.currentTime + period);
    stop = () => {
      oscillator.stop();
      oscillator.disconnect();
      gain.disconnect();
    };
  }

  return {
    async start() {
      context ??= new AudioContext();
      analyser ??= new AnalyserNode(context, { fftSize: 2048 });
      analyser.connect(context.destination);
      await context.resume();
    },
    play(tone) {
      // The rising and falling wail of civil defence; an exercise must never be taken for it.
      if (tone === 'wail')
        voice(
          [
            [0, 380],
            [3, 860],
            [6, 380],
          ],
          { type: 'sawtooth', gain: 0.5, loop: true },
        );
      else if (tone === 'exercise')
        voice(
          [
            [0, 520],
            [0.4, 520],
            [0.41, 660],
            [0.8, 660],
            [1.6, 520],
          ],
          { type: 'triangle', gain: 0.25, loop: true },
        );
      else if (tone === 'attention')
        voice(
          [
            [0, 440],
            [0.5, 440],
            [0.6, 587],
            [1.2, 587],
          ],
          { type: 'sine', gain: 0.4, loop: false },
        );
      else
        voice(
          [
            [0, 660],
            [0.4, 523],
            [0.9, 392],
            [1.4, 392],
          ],
          { type: 'sine', gain: 0.35, loop: false },
        );
    },
    silence() {
      stop?.();
      stop = undefined;
    },
    level() {
      if (analyser === undefined) return 0;
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    },
  };
}
