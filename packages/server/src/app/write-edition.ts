import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Edition } from '@tocsin/core/record/export/edition';
import { type DraftFile, draftEdition, draftSteps, type EditionDraft, type EditionSource } from '@tocsin/core/record/export/make-edition';

/** Characters of a file between two pauses: a few milliseconds of work. */
const CHUNK_LENGTH = 250_000;
/** A record that changes in every pause is drafted in one piece at last. */
const TRIES = 3;

/** The draft of an edition, with pauses: whoever asks for a page of the record meanwhile does not wait for all of it. */
export async function draftedEdition(source: EditionSource, before: Edition | undefined): Promise<EditionDraft> {
  const { changes, own } = source.state;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [changesThen, ownThen] = [changes.length, own.size];
    const steps = draftSteps(source, before);
    let step = steps.next();
    for (; step.done !== true && changes.length === changesThen && own.size === ownThen; step = steps.next()) await turn();
    if (step.done === true) return step.value;
  }
  return draftEdition(source, before);
}

/** A file of an edition, whole. */
export interface WrittenFile extends Omit<DraftFile, 'parts'> {
  readonly content: Uint8Array;
  readonly sha256: string;
}

/** Puts a file together, with pauses. */
export async function writtenFile({ name, mediaType, parts }: DraftFile): Promise<WrittenFile> {
  const chunks: Buffer[] = [];
  const hash = createHash('sha256');
  let text = '';
  const flush = () => {
    const chunk = Buffer.from(text, 'utf8');
    chunks.push(chunk);
    hash.update(chunk);
    text = '';
  };
  for (const part of parts) {
    text += part;
    if (text.length < CHUNK_LENGTH) continue;
    flush();
    await turn();
  }
  flush();
  return { name, mediaType, content: Buffer.concat(chunks), sha256: hash.digest('hex') };
}
