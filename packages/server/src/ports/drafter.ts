import type { Result } from '@tocsin/core/units/result';

/** What a model said about a report, unjudged: the gates in core/intake/model-draft decide what becomes a draft. */
export interface DrafterAnswer {
  /** Members of the answer's `claims`, unread. */
  readonly claims: readonly unknown[];
  /** What the model wrote, as it came: to be kept privately, for the drafts are made of it and nothing else. */
  readonly raw: string;
  /** The model that was asked, at most 128 printable characters. */
  readonly model: string;
  /** What is known of its version: what the settings state, the name the server answers by, its fingerprint. The same limits. */
  readonly version: string;
  /** SHA-256 of the prompt's messages as canonical JSON, 64 hexadecimal digits. */
  readonly promptSha256: string;
  /** How often the server was asked: 1, or 2. */
  readonly tries: number;
}

/** Why a model gave no answer. */
export type DrafterFailureCode =
  | 'REPORT_TOO_LONG'
  /** The file with the key cannot be read, or holds no key. */
  | 'NO_KEY'
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  /** The server points elsewhere; nobody goes there. */
  | 'REDIRECTED'
  /** A status of 400 to 499. */
  | 'REFUSED'
  /** A status of 500 or more, twice. */
  | 'SERVER_ERROR'
  | 'ANSWER_TOO_LARGE'
  /** Not the form that was asked for, twice. */
  | 'BROKEN_ANSWER';

/** A failure in words that hold neither key nor report. */
export interface DrafterFailure {
  readonly code: DrafterFailureCode;
  readonly message: string;
}

/** Asks a model what a report claims. Its answer is data: nothing it names is fetched, and it decides nothing. */
export interface Drafter {
  /** Resolves within the time-out of its settings; never throws for what a server does. */
  ask(text: string): Promise<Result<DrafterAnswer, DrafterFailure>>;
  close(): Promise<void>;
}
