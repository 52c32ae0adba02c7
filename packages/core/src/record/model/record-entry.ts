import * as z from 'zod';
import { contentId } from '../../seal/content-id.ts';
import type { Claim } from '../claim.ts';
import { agreementSchema, breachSchema, extensionSchema } from './agreement.ts';
import { artifactSchema } from './artifact.ts';
import { assessmentSchema, incidentSchema, linkSchema } from './incident.ts';
import { noticeSchema } from './notice.ts';
import { reconciliationSchema } from './reconciliation.ts';
import { reviewSchema } from './review.ts';
import { seriesPointSchema, seriesSchema } from './series.ts';

/** Everything of the record that the journal takes in beside claims, which have their own schema. Append-only: nothing edits an entry. */
export const recordSchemas = [
  artifactSchema,
  incidentSchema,
  linkSchema,
  assessmentSchema,
  seriesSchema,
  seriesPointSchema,
  agreementSchema,
  extensionSchema,
  breachSchema,
  noticeSchema,
  reviewSchema,
  reconciliationSchema,
] as const;
const recordSchema = z.discriminatedUnion('kind', recordSchemas);

/** An entry of the record. */
export type RecordEntry = z.infer<typeof recordSchema> | Claim;

const KINDS: ReadonlySet<string> = new Set(['claim', ...recordSchemas.map(({ shape }) => shape.kind.value)]);

/** True for entries that the record's state reads. */
export function isRecordEntry(body: { readonly kind: string }): body is RecordEntry {
  return KINDS.has(body.kind);
}

/** Kinds that are the same thing whenever they are entered: the same report pasted twice gives the same claims. */
const TIMELESS: ReadonlySet<RecordEntry['kind']> = new Set(['artifact', 'claim']);

/**
 * The id that follows from what an entry says: 32 hexadecimal digits. Nobody can put other words under a known id. Ids are public, and
 * what has few values can be guessed from a hash: points, and the names of the desk's people, are no part of it.
 */
export function contentIdOf(entry: Unnamed): string {
  const { id: _id, ...content } = { id: undefined, ...entry };
  const open = content.kind === 'review' ? content : withoutSecrets(content);
  return contentId(TIMELESS.has(entry.kind) ? { ...open, time: undefined } : open);
}

function withoutSecrets({ where, area, ...content }: Readonly<Record<string, unknown>>): object {
  const parts = { where: Array.isArray(where) ? where.map(withoutPoint) : where, area: withoutPoint(area) };
  return { ...content, ...parts, by: undefined, draftedBy: undefined };
}

function withoutPoint(place: unknown): unknown {
  return typeof place === 'object' && place !== null ? { ...place, point: undefined } : place;
}

type WithoutId<Entry> = Entry extends unknown ? Omit<Entry, 'id'> & { readonly id?: string } : never;

/** An entry before it has its id. */
export type Unnamed = WithoutId<RecordEntry>;

/** Gives an entry its id. */
export function named<Body extends Unnamed>(body: Body): Body & { readonly id: string } {
  return { ...body, id: contentIdOf(body) };
}
