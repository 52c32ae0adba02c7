import type * as z from 'zod';
import { ok, type Result, refuse } from '../units/result.ts';
import { type SirenCommand, sirenBytes, sirenCommandSchema, type ZoneState, zoneStateSchema } from './siren-message.ts';
import type { Lane } from './siren-topics.ts';

/** The largest message a siren reads. */
export const MESSAGE_CHARS_MAX = 8_192;
/** How far ahead of the siren's clock a command may be issued: what is left of an error once both agreed on the time. */
export const AHEAD_MS_MAX = 5_000;
/** No command lives longer: one that was held back for a minute is no longer what is meant. */
export const LIFE_MS_MAX = 60_000;

export const REFUSALS = [
  'TOO_LARGE',
  'NOT_JSON',
  'MALFORMED',
  'UNKNOWN_KEY',
  'BAD_SIGNATURE',
  'WRONG_SIREN',
  'WRONG_ZONE',
  'WRONG_LANE',
  'UNASKED',
  'LIFE_TOO_LONG',
  'FROM_THE_FUTURE',
  'EXPIRED',
  'REPLAYED',
] as const;
/** A refusal; `message` is there where its signature held, so that its sender may be told. */
export interface SirenRefusal<Message> {
  readonly code: (typeof REFUSALS)[number];
  readonly message?: Message;
}

/** Whether a signature matches under the key of that name, among the few that the siren was given by hand. */
export type VerifySignature = (keyId: string, bytes: Uint8Array, signature: string) => 'ok' | 'unknown-key' | 'bad-signature';

/** What a siren knows when a command arrives. */
export interface SirenView {
  readonly siren: string;
  readonly lane: Lane;
  readonly zones: readonly string[];
  readonly nowMs: number;
  readonly lastIssuedAtMs: number;
  /** The question for the time that is open. */
  readonly nonce?: string | undefined;
  readonly verify: VerifySignature;
}

/** Judges the text of a command. Only what this returns as a value may move a relay. */
export function judgeCommand(text: string, view: SirenView): Result<SirenCommand, SirenRefusal<SirenCommand>> {
  const read = readSigned(text, sirenCommandSchema, view.verify);
  if (!read.ok) return read;
  const command = read.value;
  const no = (code: SirenRefusal<never>['code']) => refuse({ code, message: command });
  if (command.siren !== view.siren) return no('WRONG_SIREN');
  if (command.lane !== view.lane) return no('WRONG_LANE');
  // The answer to a nonce is fresh whatever the clocks say: that is how this siren learns what they should say.
  if (command.kind === 'time') return command.nonce === view.nonce ? ok(command) : no('UNASKED');
  if (command.expiresAtMs - command.issuedAtMs > LIFE_MS_MAX) return no('LIFE_TOO_LONG');
  if (command.issuedAtMs > view.nowMs + AHEAD_MS_MAX) return no('FROM_THE_FUTURE');
  if (command.expiresAtMs <= view.nowMs) return no('EXPIRED');
  // One number is remembered instead of ids: a command held back and let go after a later one is refused too.
  if (command.issuedAtMs <= view.lastIssuedAtMs) return no('REPLAYED');
  return ok(command);
}

/**
 * Judges the text of a zone's state.
 *
 * @param knownAtMs - `atMs` of the state last believed for a zone; an equal one is the same state again, as a broker retains it
 */
export function judgeState(text: string, view: SirenView, knownAtMs: (zone: string) => number): Result<ZoneState, SirenRefusal<ZoneState>> {
  const read = readSigned(text, zoneStateSchema, view.verify);
  if (!read.ok) return read;
  const state = read.value;
  const no = (code: SirenRefusal<never>['code']) => refuse({ code, message: state });
  if (!view.zones.includes(state.zone)) return no('WRONG_ZONE');
  if (state.lane !== view.lane) return no('WRONG_LANE');
  if (state.atMs > view.nowMs + AHEAD_MS_MAX) return no('FROM_THE_FUTURE');
  if (state.atMs < knownAtMs(state.zone)) return no('REPLAYED');
  if (state.untilMs !== undefined && state.untilMs <= view.nowMs) return no('EXPIRED');
  return ok(state);
}

function readSigned<Message extends SirenCommand | ZoneState>(
  text: string,
  schema: z.ZodType<Message>,
  verify: VerifySignature,
): Result<Message, SirenRefusal<Message>> {
  if (text.length > MESSAGE_CHARS_MAX) return refuse({ code: 'TOO_LARGE' });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse({ code: 'NOT_JSON' });
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return refuse({ code: 'MALFORMED' });
  const { signature } = parsed.data;
  const verdict = verify(signature.keyId, sirenBytes(parsed.data), signature.value);
  if (verdict === 'ok') return ok(parsed.data);
  return refuse({ code: verdict === 'unknown-key' ? 'UNKNOWN_KEY' : 'BAD_SIGNATURE' });
}
