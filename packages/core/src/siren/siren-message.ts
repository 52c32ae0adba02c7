import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { identifier } from '../detection/observation.ts';
import { canonicalJson } from '../seal/canonical-json.ts';
import { LANES } from './siren-topics.ts';

/** Milliseconds since 1970, whole: a number is less work for a small computer than a date in words. */
const instantMs = z.number().int().min(0).max(8_640_000_000_000_000);
const soundS = z.number().int().min(1).max(3_600);

const signature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  keyId: z.string().min(1).max(128),
  /** base64url, 64 bytes. */
  value: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

/** What every command says. `type` keeps a signature over a command from passing for one over anything else. */
const head = {
  type: z.literal('tocsin-siren-command'),
  id: identifier,
  siren: identifier,
  lane: z.enum(LANES),
  /** Rises with every command to this siren: whatever is not above the last one obeyed is a replay. */
  issuedAtMs: instantMs,
  expiresAtMs: instantMs,
  signature,
};

const sound = z.strictObject({
  ...head,
  kind: z.literal('sound'),
  /** The alert that is sounded: begun once, and silent for good once stopped. */
  alert: identifier,
  tone: z.enum(['alarm', 'prepare', 'release']),
  /** The zones' states that this command runs ahead of: what is not newer ends nothing, and their end is its end. */
  zones: z.array(z.strictObject({ zone: identifier, atMs: instantMs })).max(64),
  /** No sound after this instant. */
  untilMs: instantMs,
  maxSoundS: soundS,
});
const stop = z.strictObject({ ...head, kind: z.literal('stop'), alert: identifier.optional() });
const silentTest = z.strictObject({ ...head, kind: z.literal('silent-test') });
/** The answer to a siren's nonce: the server's clock at `issuedAtMs`. */
const time = z.strictObject({ ...head, kind: z.literal('time'), nonce: z.string().min(16).max(128) });

export const sirenCommandSchema = z.discriminatedUnion('kind', [sound, stop, silentTest, time]);
export type SirenCommand = z.infer<typeof sirenCommandSchema>;
export type SoundCommand = z.infer<typeof sound>;

/** What holds in a zone: retained by the broker, so that a siren that comes back finds it. */
export const zoneStateSchema = z.strictObject({
  type: z.literal('tocsin-zone-state'),
  zone: identifier,
  lane: z.enum(LANES),
  phase: z.enum(['calm', 'prepare', 'shelter']),
  /** The latest alert about this zone; absent: there was none. */
  alert: identifier.optional(),
  /** The alert to sound for while in `shelter`: one that only goes on keeps the one that it extends. */
  soundFor: identifier.optional(),
  atMs: instantMs,
  /** Without a further message the phase is over at this instant; absent in calm. */
  untilMs: instantMs.optional(),
  maxSoundS: soundS,
  signature,
});
export type ZoneState = z.infer<typeof zoneStateSchema>;
export type ZonePhase = ZoneState['phase'];

type Unsigned<Message> = Message extends unknown ? Omit<Message, 'signature'> : never;
export type UnsignedCommand = Unsigned<SirenCommand>;
export type UnsignedState = Unsigned<ZoneState>;

/** The bytes that are signed: the canonical JSON (RFC 8785) in UTF-8 of the message without its `signature` member. */
export function sirenBytes(message: UnsignedCommand | UnsignedState): Uint8Array {
  return utf8ToBytes(canonicalJson({ ...message, signature: undefined }));
}

/** How a siren answers a command that it could verify. */
export const SIREN_OUTCOMES = [
  'sounding',
  'spent',
  'silenced',
  'busy',
  'over',
  'stopped',
  'tested',
  'untested',
  'failed',
  'refused',
] as const;
export type SirenOutcome = (typeof SIREN_OUTCOMES)[number];

/** A siren's acknowledgement. Not signed: the broker's rules say who may write it. */
export const sirenAckSchema = z.object({
  command: identifier,
  kind: z.enum(['sound', 'stop', 'silent-test']),
  outcome: z.enum(SIREN_OUTCOMES),
  code: z.string().max(64).optional(),
  /** The highest `issuedAtMs` obeyed: a server whose clock was set back goes on from here. */
  lastIssuedAtMs: instantMs,
});
export type SirenAck = z.infer<typeof sirenAckSchema>;

/** A siren's retained status: at each connection, each heartbeat and each change. `offline` alone is its last will. */
export const sirenStatusSchema = z.object({
  state: z.enum(['online', 'offline']),
  /** Asks for the time: answered with a signed `time` command. */
  nonce: z.string().min(16).max(128).optional(),
  /** Percent. */
  batteryPercent: z.number().min(0).max(100).optional(),
  faults: z.array(z.string().max(64)).max(16).default([]),
  isSounding: z.boolean().default(false),
  /** Someone pressed stop, and it holds for the alerts in force. */
  isSilenced: z.boolean().default(false),
  /** Messages refused since its start, by code. */
  refused: z.record(z.string().max(64), z.number().int().min(0)).default({}),
});
export type SirenStatus = z.infer<typeof sirenStatusSchema>;
