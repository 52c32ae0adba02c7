import { type ExportedFile, readExport } from '../exported-file.ts';
import type { PublishedFile } from '../published-file.ts';

/** What somebody chose to have checked. */
export type Chosen =
  | { readonly kind: 'exported'; readonly file: ExportedFile }
  | { readonly kind: 'published'; readonly file: PublishedFile };

/** First line of a proof (C2SP tlog-proof, "Format"): known by that, whatever a browser called it when it was kept. */
const PROOF_HEADER = 'c2sp.org/tlog-proof@v1\n';

/** Reads the files that were chosen: one export, or a published file and its proof. A sentence where it is neither. */
export async function readChosen(files: readonly File[]): Promise<Chosen | string> {
  const areProofs = await Promise.all(files.map(isProof));
  const proofs = files.filter((_, place) => areProofs[place]);
  const [file, ...more] = files.filter((_, place) => !areProofs[place]);
  const [proof] = proofs;
  if (file === undefined) return proof === undefined ? 'No file is chosen.' : 'Choose the file together with its proof: both at once.';
  if (more.length > 0 || proofs.length > 1) return 'Choose one exported file, or one published file and its proof.';
  if (proof !== undefined) {
    const published = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), proof: await proof.text() };
    return { kind: 'published', file: published };
  }
  const read = readExport(await file.text());
  if (typeof read !== 'string') return { kind: 'exported', file: read };
  return `This is no exported file: ${read}. If it is a file of the public record, choose its .tlog-proof with it.`;
}

async function isProof(file: File): Promise<boolean> {
  return (await file.slice(0, PROOF_HEADER.length).text()) === PROOF_HEADER;
}
