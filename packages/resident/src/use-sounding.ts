import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ending } from './alarm-state.ts';
import { keepAwake } from './keep-awake.ts';
import type { Settings } from './settings.ts';
import { isEndless, openSounder, type SoundClass, type SoundPick, toneOf, toneOfPick } from './sound.ts';
import { buzz, stopBuzzing } from './vibration.ts';
import { noteSound, onSilence } from './worker/page-link.ts';

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
  /** Sounds a choice once, so that somebody can choose by ear. */
  sample(soundClass: SoundClass, pick: SoundPick): void;
  /** Sounds the test tone and measures it, 0 to 1; undefined where the browser wants a press first. */
  measure(): Promise<number | undefined>;
}

/** What the page shows, and what a person wants to hear of it. */
export interface Sounded {
  readonly current: SignedAlert | undefined;
  readonly ending: Ending | undefined;
  readonly settings: Settings;
  /** The pause in force holds for what is shown. */
  readonly isMuted: boolean;
}

const sounder = openSounder();
/** For the browser test and for whoever looks into the page: what sounds now, 0 to 1. */
Object.assign(globalThis, { tocsinSoundLevel: () => sounder.level() });

/** How often, and how many times, the loudness of the test tone is read. */
const READING_EVERY_MS = 100;
const READINGS = 12;
const LEVEL_MIN = 0.001;
/** The press that a browser may be waiting for does not come later than this in a self-test. */
const START_WAIT_MS = 1_000;

/** Sounds what is in force, and the release when it ends. */
export function useSounding({ current, ending, settings, isMuted }: Sounded): Sounding {
  const [isOn, setOn] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [silencedId, setSilencedId] = useState<string | undefined>(undefined);
  const told = useRef<SignedAlert | undefined>(undefined);
  const isSilenced = current !== undefined && silencedId === current.id;

  useEffect(() => {
    const before = told.current;
    told.current = current;
    // "The warning goes on" must not startle whoever has silenced it and is in shelter already.
    const goesOn = before !== undefined && current?.quiet === true && before.phase === current.phase && before.status === current.status;
    if (goesOn) setSilencedId((id) => (id === before.id ? current.id : id));
    if (before === undefined && current === undefined) return;
    if (!goesOn || isMuted) sounder.silence();
    stopBuzzing();
    if (current === undefined || isMuted || isSilenced) return;
    if (settings.vibration) buzz(current);
    if (isOn && !goesOn) ring(current, settings);
  }, [current?.id, isOn, isMuted]);

  useEffect(() => {
    if (current !== undefined || ending?.how !== 'told' || isMuted) return;
    if (settings.vibration) buzz(ending.alert);
    if (isOn) ring(ending.alert, settings);
  }, [ending]);

  useEffect(() => (isOn ? keepAwake() : undefined), [isOn]);
  useEffect(() => noteSound(isOn), [isOn]);
  useEffect(() => onSilence(silence), [current?.id]);

  async function turnOn(): Promise<void> {
    const wasOn = isOn;
    await sounder.start();
    setSilencedId(undefined);
    setOn(true);
    if (current === undefined) setFailed(((await measure()) ?? 0) < LEVEL_MIN);
    else if (wasOn) ring(current, settings);
  }

  function silence(): void {
    sounder.silence();
    stopBuzzing();
    setSilencedId(current?.id);
  }

  return {
    isOn,
    hasFailed,
    isSilenced,
    turnOn: () => void turnOn().catch(() => setFailed(true)),
    silence,
    sample(soundClass, pick) {
      const tone = toneOfPick(soundClass, pick);
      if (tone === undefined) sounder.silence();
      else sounder.start().then(() => sounder.play(tone));
    },
    async measure() {
      const level = await measure();
      // Somebody has pressed and something was heard: from now on an alarm may sound.
      if (level !== undefined) setOn(true);
      return level;
    },
  };
}

/** Sounds an alert as this person wants it sounded: "no sound" is none. */
function ring(alert: SignedAlert, { sounds }: Settings): void {
  const tone = toneOf(alert, sounds);
  if (tone !== undefined) sounder.play(tone, isEndless(alert));
}

async function measure(): Promise<number | undefined> {
  await Promise.race([sounder.start().catch(() => {}), new Promise((resolve) => setTimeout(resolve, START_WAIT_MS))]);
  if (!sounder.isReady()) return undefined;
  sounder.play('check');
  // A busy phone may begin late or look late: the tone is there if it was heard once.
  for (let reading = 0; reading < READINGS; reading += 1) {
    await new Promise((resolve) => setTimeout(resolve, READING_EVERY_MS));
    const level = sounder.level();
    if (level >= LEVEL_MIN) return level;
  }
  return 0;
}
