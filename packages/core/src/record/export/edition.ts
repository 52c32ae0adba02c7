import * as z from 'zod';
import { instantText } from '../../detection/observation.ts';
import { STATUSES } from '../../detection/threat.ts';
import { contentId } from '../../seal/content-id.ts';

/** The files of an edition and what each is. */
export const EDITION_FILES = [
  { name: 'claims.jsonld', mediaType: 'application/ld+json', summary: 'Public claims as JSON-LD: schema.org Claim and W3C PROV-O' },
  { name: 'claims.csv', mediaType: 'text/csv', summary: 'Public claims as CSV with a row of HXL hashtags' },
  { name: 'claims.geojson', mediaType: 'application/geo+json', summary: 'Public claims as GeoJSON, each place drawn as an area' },
  { name: 'changes.atom', mediaType: 'application/atom+xml', summary: 'What changed for the public, newest first, as an Atom feed' },
  {
    name: 'situation-report.json',
    mediaType: 'application/json',
    summary: 'The situation report, and what changed since the edition before',
  },
  { name: 'timeline.json', mediaType: 'application/json', summary: 'Own alerts and claims over time' },
] as const;
export type EditionFileName = (typeof EDITION_FILES)[number]['name'];

/** One file of an edition, by what it is made of. */
const editionFileSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9.-]{0,63}$/),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,63}$/),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * What the public record of one lane was at a moment, byte for byte. Software writes it: it decides about nothing, nobody reviews it, and the
 * record's state does not read it, so it is no entry of the record's model but one of the journal. In the log it stands open: who
 * has a file and the proof of this entry has the proof of the file.
 */
export const editionSchema = z.strictObject({
  kind: z.literal('edition'),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  time: instantText,
  status: z.enum(STATUSES),
  /** Counts the editions of a lane from 1. */
  number: z.number().int().min(1),
  /** The last change of the public record that it takes in; 0 before the first. */
  seq: z.number().int().min(0),
  /** `seq` of the edition that its situation report tells the differences to. */
  sinceSeq: z.number().int().min(0),
  files: z.array(editionFileSchema).min(1).max(16),
});
export type Edition = z.infer<typeof editionSchema>;

/** Gives an edition the id that follows from its content. */
export function namedEdition(content: Omit<Edition, 'kind' | 'id'>): Edition {
  const body = { kind: 'edition', ...content } as const;
  return { ...body, id: contentId(body) };
}
