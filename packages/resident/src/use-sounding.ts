import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ending } from './alarm-state.ts';
import { keepAwake } from './keep-awake.ts';
import { openSounder, toneOf } from './sound.ts';

/** The page's sound, as a person sees and presses it. */
export interface Sounding {
  /** A person has turned the alarm on in this visit: browsers sound nothing before. */
  readonly isOn: boolean;
  /** The last test of the sound came out silent. */
  readonly hasFailed: boolean;
  /** The alert in force was silenced by hand. */
  readonly isSilenced: boolean;
  turnOn(): void;
  silence(): void;
}

const sounder = openSounder();
/** For the browser test and for whoever looks into the page: what sounds now, 0 to 1. */
Object.assign(globalThis, { tocsinSoundLevel: () => sounder.level() });

/** Into the test tone by this much, its loudness is measured. */
const MEASURE_AT_MS = 250;
const LEVEL_MIN = 0.001;

const BUZZ_ALARM = Array.from({ length: 20 }, (_, place) => (place % 2 === 0 ? 800 : 250));
const BUZZ_SHORT = [200, 150, 200];

/** Sounds what is in force, and the release when it ends. */
export function useSounding(current: SignedAlert | undefined, ending: Ending | undefined): Sounding {
  const [isOn, setOn] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [silencedId, setSilencedId] = useState<string | undefined>(undefined);
  const told = useRef<SignedAlert | undefined>(undefined);

  useEffect(() => {
    const before = told.current;
    told.current = isOn ? current : undefined;
    if (!isOn) return;
    if (current === undefined) {
      if (before !== undefined) sounder.silence();
      return;
    }
    // "The warning goes on" must not startle whoever has silenced it and is in shelter already.
    if (before !== undefined && current.quiet === true && toneOf(before) === toneOf(current)) {
      setSilencedId((id) => (id === before.id ? current.id : id));
      return;
    }
    sounder.play(toneOf(current));
    navigator.vibrate?.(toneOf(current) === 'wail' ? BUZZ_ALARM : BUZZ_SHORT);
  }, [current?.id, isOn]);

  useEffect(() => {
    if (!isOn || current !== undefined || ending?.how !== 'told') return;
    sounder.play('release');
    navigator.vibrate?.(BUZZ_SHORT);
  }, [ending]);

  useEffect(() => (isOn ? keepAwake() : undefined), [isOn]);

  async function start() {
    await sounder.start();
    setSilencedId(undefined);
    setOn(true);
    if (current !== undefined) {
      if (isOn) sounder.play(toneOf(current));
      return;
    }
    sounder.play('check');
    setTimeout(() => setFailed(sounder.level() < LEVEL_MIN), MEASURE_AT_MS);
  }

  return {
    isOn,
    hasFailed,
    isSilenced: current !== undefined && silencedId === current.id,
    turnOn: () => void start().catch(() => setFailed(true)),
    silence() {
      sounder.silence();
      navigator.vibrate?.(0);
      setSilencedId(current?.id);
    },
  };
}
