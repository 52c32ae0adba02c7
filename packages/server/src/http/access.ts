import { createHash, timingSafeEqual } from 'node:crypto';
import type { Observation } from '@tocsin/core/detection/observation';
import type { Status } from '@tocsin/core/detection/threat';
import { HttpProblem } from './problem.ts';

/** A source that may post observations. Only the hash of its key is kept. */
export interface SourceAccess {
  readonly id: string;
  readonly keySha256: string;
  /** What it posts is of this status and no other: an exercise key cannot raise a live alert (ground rule 4). */
  readonly status: Status;
  /** Names of sensors, reporters and feeds it may speak for; absent: any. */
  readonly may?: readonly string[] | undefined;
}

/** An operator's token, as a hash. */
export interface OperatorAccess {
  readonly name: string;
  readonly tokenSha256: string;
}

/** SHA-256 of a key in hex, as the configuration keeps it. */
export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Finds whose key it is, in a time that does not depend on how much of it is right. */
export function holderOf<Holder>(key: string, holders: readonly Holder[], hashOf: (holder: Holder) => string): Holder | undefined {
  const given = Buffer.from(keyHash(key), 'hex');
  let found: Holder | undefined;
  for (const holder of holders) if (timingSafeEqual(given, Buffer.from(hashOf(holder), 'hex'))) found = holder;
  return found;
}

/** The key of a request's `Authorization: Bearer` header. */
export function bearerOf(header: string | undefined): string | undefined {
  const match = /^Bearer ([\x21-\x7e]{1,512})$/.exec(header ?? '');
  return match?.[1];
}

/** Stamps observations with their source's status; refuses what the source may not say. */
export function stamp(observations: readonly Observation[], source: SourceAccess): readonly Observation[] {
  return observations.map((observation, place) => {
    const path = observations.length === 1 ? '' : `[${place}].`;
    if (observation.status !== undefined && observation.status !== source.status) {
      throw denied(`${path}status`, `this key posts ${source.status} only`);
    }
    const [field, name] = speakerOf(observation);
    if (source.may !== undefined && !source.may.includes(name)) throw denied(`${path}${field}`, `this key does not speak for ${name}`);
    return { ...observation, status: source.status };
  });
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

function denied(path: string, message: string): HttpProblem {
  return new HttpProblem('NOT_ALLOWED', `${path}: ${message}`, [{ code: 'not_allowed', path, message }]);
}
