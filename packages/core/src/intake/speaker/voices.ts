import type { Span } from '../draft-claim.ts';
import type { Speaker } from './speaker.ts';
import type { Stance } from './speech-verbs.ts';

/** A stretch of text in somebody's words. */
export interface Voice extends Span {
  readonly speaker: Speaker;
  /** The outlet that carries it, where the sentence names one. */
  readonly via: string | null;
  readonly stance: Stance;
}

/** The report's own voice. */
export const NARRATOR: Speaker = { name: 'narrator', type: 'unnamed', head: '' };
