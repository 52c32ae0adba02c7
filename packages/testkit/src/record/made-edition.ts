import { createHash } from 'node:crypto';
import type { Edition, EditionFileName } from '@tocsin/core/record/export/edition';
import { type DraftFile, draftEdition, type EditionSource, isSameEdition, REPORT } from '@tocsin/core/record/export/make-edition';

/** An edition in one piece, as the server puts it together part by part. */
export interface MadeEdition {
  readonly seq: number;
  readonly sinceSeq: number;
  readonly isNew: boolean;
  readonly files: readonly {
    readonly name: EditionFileName;
    readonly mediaType: string;
    readonly content: Uint8Array;
    readonly sha256: string;
  }[];
}

/** Writes the files of the public record, and says whether they are different from the last edition's. */
export function makeEdition(source: EditionSource, before?: Pick<Edition, 'seq' | 'sinceSeq' | 'files'>): MadeEdition {
  const draft = draftEdition(source, before);
  const files = draft.files.map(written);
  if (before !== undefined && isSameEdition(files, before)) return { seq: draft.seq, sinceSeq: before.sinceSeq, files, isNew: false };
  const newer = files.map((file) => (file.name === REPORT ? written(draft.report) : file));
  return { seq: draft.seq, sinceSeq: draft.sinceSeq, files: newer, isNew: true };
}

function written({ name, mediaType, parts }: DraftFile): MadeEdition['files'][number] {
  const content = new TextEncoder().encode([...parts].join(''));
  return { name, mediaType, content, sha256: createHash('sha256').update(content).digest('hex') };
}
