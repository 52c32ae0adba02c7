import { execFile } from 'node:child_process';
import type { SoundCommand } from '@tocsin/core/siren/siren-message';
import type { SirenSettings } from './siren-settings.ts';

export type Tone = SoundCommand['tone'];

/** What makes the noise. Each answers false, and never throws, where it failed. */
export interface Relay {
  on(tone: Tone): Promise<boolean>;
  off(): Promise<boolean>;
  /** Tries the horn without an alarm (a growl); undefined: there is no such thing here. */
  test?(): Promise<boolean>;
}

const RUN_MS_MAX = 5_000;

/** The relay that the settings describe. */
export function openRelay(settings: SirenSettings['relay'], say: (text: string) => void): Relay {
  if (settings.kind === 'log') {
    const done = (text: string) => async () => {
      say(text);
      return true;
    };
    return { on: (tone) => done(`relay on (${tone})`)(), off: done('relay off'), test: done('relay test') };
  }
  const { on, off, test } = settings;
  return {
    // The tone reaches the program as TOCSIN_TONE: one with a single horn has no need of it.
    on: (tone) => run(on, tone),
    off: () => run(off, ''),
    ...(test === undefined ? {} : { test: () => run(test, 'test') }),
  };
}

function run([file = '', ...args]: readonly string[], tone: string): Promise<boolean> {
  const env = { ...process.env, TOCSIN_TONE: tone };
  return new Promise((resolve) => execFile(file, args, { timeout: RUN_MS_MAX, env }, (error) => resolve(error === null)));
}
