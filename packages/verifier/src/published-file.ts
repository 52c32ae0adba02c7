import { readLeaf } from '@tocsin/core/record/check-leaves';
import { sha256Of } from '@tocsin/core/record/commitment';
import { type Edition, editionSchema } from '@tocsin/core/record/export/edition';
import { parseProof, verifyProof } from '@tocsin/tlog/proof-file';
import type { Finding } from './check-record.ts';
import { noteOf } from './exported-file.ts';
import { policyFor, type Trust } from './trust.ts';

/** What the name of a proof ends in: it lies beside its file. */
export const PROOF_ENDING = '.tlog-proof';

/** A file that was taken from the public record, and the proof beside it. */
export interface PublishedFile {
  /** As it is called here, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A C2SP tlog-proof with the edition's entry in its `extra` line. */
  readonly proof: string;
}

/** What a check of a published file has shown. */
export interface PublishedReport {
  readonly isProven: boolean;
  readonly origin: string;
  readonly index: number | undefined;
  readonly signedBy: readonly string[];
  readonly findings: readonly Finding[];
  /** The edition that the file is of. Only where all of it is proven. */
  readonly edition: Edition | undefined;
  /** What the file was published as: it may have another name here. */
  readonly file: Edition['files'][number] | undefined;
}

/** Checks that a file was published as it is here, byte for byte: in which edition, when, and who signed that. Needs no network. */
export async function checkPublishedFile(published: PublishedFile, trust: Trust): Promise<PublishedReport> {
  const origin = trust.log.name;
  const nothing = { isProven: false, origin, index: undefined, signedBy: [], edition: undefined, file: undefined };
  const refused = (findings: readonly Finding[]): PublishedReport => ({ ...nothing, findings });
  const parsed = parseProof(published.proof);
  if (!parsed.ok) return refused([parsed.error]);
  const { extra } = parsed.value;
  if (extra === undefined) return refused([{ code: 'NOT_AN_EDITION', message: 'the proof has no entry in it (its line "extra")' }]);
  const proven = verifyProof(extra, published.proof, await policyFor(noteOf(published.proof), trust));
  if (!proven.ok) return refused([proven.error]);
  const { index, signedBy } = proven.value;
  const edition = editionIn(extra);
  if (edition === undefined) {
    const message = `entry ${index} of the record is no edition of its public files`;
    return { ...refused([{ code: 'NOT_AN_EDITION', message }]), index, signedBy };
  }
  const file = fileIn(edition, published);
  if (typeof file === 'string') return { ...refused([{ code: 'NOT_THIS_FILE', message: file }]), index, signedBy };
  return { isProven: true, origin, index, signedBy, findings: [], edition, file };
}

function editionIn(extra: Uint8Array): Edition | undefined {
  const leaf = readLeaf(new TextDecoder().decode(extra));
  if (leaf === undefined || !('open' in leaf.body)) return undefined;
  const parsed = editionSchema.safeParse(leaf.body.open);
  return parsed.success ? parsed.data : undefined;
}

/**
 * The file in the edition; a sentence where there is none. Under a name of the edition only that one's bytes count. Under another name
 * (browsers and people rename what they keep) any file of the edition is taken for what it is.
 */
function fileIn({ files, number, status }: Edition, { name, bytes }: PublishedFile): Edition['files'][number] | string {
  const digest = sha256Of(bytes);
  const named = files.find((file) => file.name === name);
  const candidates = named === undefined ? files : [named];
  const found = candidates.find((file) => file.sha256 === digest && file.bytes === bytes.length);
  if (found !== undefined) return found;
  const wanted = named === undefined ? '' : `; that one has ${named.bytes} bytes and SHA-256 ${named.sha256}`;
  return `${name} (${bytes.length} bytes, SHA-256 ${digest}) is not in edition ${number} (${status})${wanted}`;
}
