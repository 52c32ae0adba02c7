import { hash, timingSafeEqual } from 'node:crypto';
import type { Observation } from '@tocsin/core/detection/observation';
import type { Status } from '@tocsin/core/detection/threat';
import { type FieldError, fieldProblem } from './problem.ts';
import type { ReadObservations } from './read-observations.ts';

/** A source that may post observations. Only the hash of its key is kept. */
export interface SourceAccess {
  readonly id: string;
  /** SHA-256 of the key, 64 hexadecimal digits. */
  readonly keySha256: string;
  /** What it posts is of this status and no other: an exercise key cannot raise a live alert (ground rule 4). */
  readonly status: Status;
  /** Names of sensors, reporters and feeds it may speak for; absent: any. */
  readonly may?: readonly string[] | undefined;
}

/** An operator's token, as a hash. */
export interface OperatorAccess {
  readonly name: string;
  /** SHA-256 of the token, 64 hexadecimal digits. */
  readonly tokenSha256: string;
}

/** Tells from a secret whose it is. */
export interface KeyRing {
  source(key: string): SourceAccess | undefined;
  operator(token: string): OperatorAccess | undefined;
}

/** Makes the key ring of an installation. How long a look-up takes says nothing about the keys: every hash is compared, in constant time. */
export function createKeyRing(access: {
  readonly sources: readonly SourceAccess[];
  readonly operators: readonly OperatorAccess[];
}): KeyRing {
  const sources = access.sources.map((owner) => ({ owner, sha256: Buffer.from(owner.keySha256, 'hex') }));
  const operators = access.operators.map((owner) => ({ owner, sha256: Buffer.from(owner.tokenSha256, 'hex') }));
  return { source: (key) => holderOf(key, sources), operator: (token) => holderOf(token, operators) };
}

function holderOf<Owner>(secret: string, held: readonly { readonly owner: Owner; readonly sha256: Buffer }[]): Owner | undefined {
  const given = hash('sha256', secret, 'buffer');
  let found: Owner | undefined;
  for (const { owner, sha256 } of held) if (sha256.length === given.length && timingSafeEqual(given, sha256)) found = owner;
  return found;
}

/** The key of a request's `Authorization: Bearer` header (RFC 6750 §2.1; the scheme's name is case-insensitive). */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e]{1,512}) *$/i.exec(header ?? '')?.[1];
}

/** Stamps observations with their source's status; refuses all of them where one says what the source may not say. */
export function stamp(
  { observations, isList }: Pick<ReadObservations, 'observations' | 'isList'>,
  source: SourceAccess,
): readonly Observation[] {
  const errors = observations.flatMap((observation, place) => overreach(observation, source, isList ? `[${place}].` : ''));
  if (errors.length > 0) throw fieldProblem('NOT_ALLOWED', errors);
  return observations.map((observation) => ({ ...observation, status: source.status }));
}

function overreach(observation: Observation, source: SourceAccess, at: string): readonly FieldError[] {
  if (observation.status !== undefined && observation.status !== source.status)
    return [{ code: 'wrong_status', path: `${at}status`, message: `this key posts ${source.status} only` }];
  const [field, name] = speakerOf(observation);
  if (source.may === undefined || source.may.includes(name)) return [];
  return [{ code: 'wrong_source', path: `${at}${field}`, message: `this key does not speak for ${name}` }];
}

function speakerOf(observation: Observation): readonly [string, string] {
  switch (observation.kind) {
    case 'scan':
      return ['sensor', observation.sensor];
    case 'sighting':
      return ['reporter', observation.reporter];
    case 'feed-alert':
    case 'outcome':
      return ['source', observation.source];
  }
}
