import { useEffect, useState } from 'preact/hooks';
import { SOUND_CLASSES, SOUND_PICKS, type SoundChoice } from './sound.ts';

/** What a person has set on this device; it never leaves it. */
export interface Settings {
  readonly sounds: SoundChoice;
  readonly vibration: boolean;
  readonly flash: boolean;
  /** Per cent of the browser's own size. */
  readonly textSize: TextSize;
  /** Exercises and tests show here too. */
  readonly exercises: boolean;
  /** Id of the zone that is home. */
  readonly home: string | undefined;
  /** The zone around the device is heeded as well while the page is open. */
  readonly follow: boolean;
}

export const TEXT_SIZES = [100, 125, 150] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** Everything rings, shows and shakes until somebody says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  sounds: { shelter: '1', prepare: '1', allClear: '1', exercise: '1' },
  vibration: true,
  flash: true,
  textSize: 100,
  exercises: true,
  home: undefined,
  follow: false,
};

const KEPT = 'tocsin.settings';

/** The settings of this device, and how to change some of them. */
export function useSettings(): readonly [Settings, (change: Partial<Settings>) => void] {
  const [settings, setSettings] = useState(() => parseSettings(localStorage.getItem(KEPT)));
  useEffect(() => localStorage.setItem(KEPT, JSON.stringify(settings)), [settings]);
  useEffect(() => {
    document.documentElement.style.fontSize = settings.textSize === 100 ? '' : `${settings.textSize}%`;
  }, [settings.textSize]);
  return [settings, (change) => setSettings((before) => ({ ...before, ...change }))];
}

/** Reads what an earlier visit kept; what cannot be read is as it was at first, one member at a time. */
export function parseSettings(kept: string | null): Settings {
  const from = membersOf(kept);
  const sounds = typeof from['sounds'] === 'object' && from['sounds'] !== null ? (from['sounds'] as Readonly<Record<string, unknown>>) : {};
  const flag = (name: 'vibration' | 'flash' | 'exercises' | 'follow') =>
    typeof from[name] === 'boolean' ? from[name] : DEFAULT_SETTINGS[name];
  const picks = SOUND_CLASSES.map((each) => [each, SOUND_PICKS.find((pick) => pick === sounds[each]) ?? DEFAULT_SETTINGS.sounds[each]]);
  return {
    sounds: Object.fromEntries(picks) as SoundChoice,
    vibration: flag('vibration'),
    flash: flag('flash'),
    textSize: TEXT_SIZES.find((size) => size === from['textSize']) ?? DEFAULT_SETTINGS.textSize,
    exercises: flag('exercises'),
    home: typeof from['home'] === 'string' ? from['home'] : undefined,
    follow: flag('follow'),
  };
}

function membersOf(kept: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(kept ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // What an older page kept is not readable: begin anew.
    return {};
  }
}
