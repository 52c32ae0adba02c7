import type { Result } from '@tocsin/core/units/result';
import type { Language } from '@tocsin/core/zone/zone';

/** Something to say. */
export interface Speech {
  readonly language: Language;
  readonly text: string;
}

/** Why there is no sound. */
export interface VoiceRefusal {
  readonly code: 'NO_PROGRAM' | 'NO_LANGUAGE' | 'TEXT_TOO_LONG' | 'BUSY' | 'TIMEOUT' | 'FAILED' | 'CLOSED';
  readonly message: string;
}

/** How the voice is doing. Where it is down, sirens sound all the same. */
export interface VoiceHealth {
  readonly state: 'ok' | 'degraded' | 'down';
  readonly reason?: string;
  readonly rendered: number;
  readonly failed: number;
  /** Texts waiting to be rendered. */
  readonly pending: number;
  readonly cachedBytes: number;
}

/** Turns text into sound. Equal texts give the same sound, kept for as long as there is room. */
export interface Voice {
  /** Renders ahead, before anybody asks. Returns at once, never throws; what there is no room for is left to be asked for. */
  prepare(speeches: readonly Speech[]): void;
  /** A WAV file: at once where it is kept, else when it is rendered. What was prepared goes before what is only asked for. */
  speak(speech: Speech): Promise<Result<Uint8Array, VoiceRefusal>>;
  health(): VoiceHealth;
  /** Ends what it started. */
  close(): Promise<void>;
}
