import { changesFeed } from '@tocsin/core/record/export/changes-feed';
import { EDITION_FILES } from '@tocsin/core/record/export/edition';
import { formatProof, parseProof } from '@tocsin/tlog/proof-file';
import * as z from 'zod';
import type { ToldEdition } from '../app/edition-shelf.ts';
import type { KeptEditions } from '../app/keep-editions.ts';
import { HttpProblem } from './problem.ts';
import { laneField, publicOptions, type RecordViewParts, sinceField } from './record-view-routes.ts';
import { type Answer, type Content, defineRoute, type RawCall, type Route } from './route.ts';

const NOW = { 'cache-control': 'no-cache' };
/** An edition never changes. */
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable' };
/** Changes of one answer; the next question goes on after its `seq`. */
const CHANGES_MAX = 1_000;
const PROOF = '.tlog-proof';
/** Relation of a file to its proof (RFC 8288 §2.1.2): a registered one, and the format's own name. */
const PROOF_RELATION = 'describedby https://c2sp.org/tlog-proof';

/** What the record's files are served from. */
export interface ExportParts extends RecordViewParts {
  /** Absent where routes only say what they are. */
  readonly editions?: Omit<KeptEditions, 'close' | 'fault'> | undefined;
}

/** The public record as files that other people's programs read, each with its proof, and the feed of its changes. */
export function recordExportRoutes(parts: ExportParts): readonly Route[] {
  return [
    ...EDITION_FILES.flatMap((file) => [fileRoute(parts, file), proofRoute(parts, file)]),
    listRoute(parts),
    olderRoute(parts),
    changesRoute(parts),
  ];
}

type FileFacts = (typeof EDITION_FILES)[number];
const laneQuery = z.strictObject({ status: laneField });
const proofAnswer: Route['answers'] = {
  200: { description: 'A C2SP tlog-proof; its `extra` is the log entry of the edition', content: { 'text/plain': 'text' } },
};

function fileRoute(parts: ExportParts, { name, mediaType, summary }: FileFacts): Route {
  const content: Content = { [mediaType]: mediaType === 'application/json' ? z.looseObject({}) : 'text' };
  return defineRoute({
    method: 'GET',
    path: `/v1/record/${name}`,
    summary: `${summary}: the newest edition`,
    access: 'anyone',
    query: laneQuery,
    answers: { 200: { description: summary, content }, 304: { description: 'It is the one that you have' } },
    problems: ['INVALID_QUERY', 'NOT_FOUND'],
    handle: async ({ query, headers }) => fileAnswer(parts, await newest(parts, query.status), { name, headers, caching: NOW }),
  });
}

function proofRoute(parts: ExportParts, { name }: FileFacts): Route {
  return defineRoute({
    method: 'GET',
    path: `/v1/record/${name}${PROOF}`,
    summary: `Proof that ${name} of the newest edition is what the record told, to be checked without this server`,
    access: 'anyone',
    query: laneQuery,
    answers: proofAnswer,
    problems: ['INVALID_QUERY', 'NOT_FOUND'],
    handle: async ({ query }) => proofAnswerOf(parts, await newest(parts, query.status)),
  });
}

function listRoute(parts: ExportParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/record/editions',
    summary: 'Editions of the public record whose files are kept, newest first',
    access: 'anyone',
    query: laneQuery,
    answers: {
      200: { description: 'The editions', content: { 'application/json': z.looseObject({ editions: z.array(z.looseObject({})) }) } },
    },
    problems: ['INVALID_QUERY'],
    async handle({ query }) {
      await parts.editions?.ready;
      return { headers: NOW, body: { editions: (parts.editions?.list(query.status) ?? []).map(listed) } };
    },
  });
}

function olderRoute(parts: ExportParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/record/editions/:edition/:file',
    summary: 'A file of an edition, by the edition’s id or its number in the lane; with .tlog-proof after its name, the proof',
    access: 'anyone',
    query: laneQuery,
    params: z.strictObject({
      edition: z.string().regex(/^([1-9]\d{0,15}|[0-9a-f]{32})$/, 'expected a number or an id'),
      file: z.string().min(1).max(128),
    }),
    answers: {
      200: { description: 'The file, or its proof', content: { '*/*': 'text' } },
      304: { description: 'It is the one that you have' },
    },
    problems: ['INVALID_QUERY', 'NOT_FOUND'],
    async handle({ params, query, headers }) {
      await parts.editions?.ready;
      const edition = parts.editions?.find(query.status, params.edition);
      if (edition === undefined) throw notFound(`edition ${params.edition} is not kept here; /v1/record/editions lists those that are`);
      const name = params.file.endsWith(PROOF) ? params.file.slice(0, -PROOF.length) : params.file;
      if (!edition.files.some((file) => file.name === name)) throw notFound(`an edition has no file ${name}`);
      if (name !== params.file) return proofAnswerOf(parts, edition);
      return fileAnswer(parts, edition, { name, headers, caching: params.edition === edition.id ? FOREVER : NOW });
    },
  });
}

function changesRoute(parts: ExportParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/record/changes',
    summary: 'What changed for the public after an entry, with corrections and retractions: who follows it has what is public',
    access: 'anyone',
    query: z.strictObject({ status: laneField, since: sinceField }),
    answers: {
      200: { description: 'The changes', content: { 'application/json': z.looseObject({ changes: z.array(z.looseObject({})) }) } },
    },
    problems: ['INVALID_QUERY'],
    async handle({ query }) {
      const all = changesFeed(await parts.desk.state(), publicOptions(parts, query.status), { afterSeq: query.since });
      // What one entry changed stays together.
      const lastSeq = all[CHANGES_MAX - 1]?.seq ?? Number.POSITIVE_INFINITY;
      const changes = all.filter(({ seq }) => seq <= lastSeq);
      return { headers: NOW, body: { changes, seq: changes.at(-1)?.seq ?? query.since, isMore: changes.length < all.length } };
    },
  });
}

async function newest({ editions }: ExportParts, status: ToldEdition['status']): Promise<ToldEdition> {
  await editions?.ready;
  const edition = editions?.find(status);
  if (edition === undefined) throw notFound('no edition of the record has been made yet; the first one comes soon after the start', '5');
  return edition;
}

interface Asked {
  readonly name: string;
  readonly headers: RawCall['headers'];
  readonly caching: Readonly<Record<string, string>>;
}

/** Exactly the bytes whose hash the log holds. */
async function fileAnswer({ editions }: ExportParts, edition: ToldEdition, { name, headers: asked, caching }: Asked): Promise<Answer> {
  const file = edition.files.find((each) => each.name === name);
  if (file === undefined) throw notFound(`this edition has no file ${name}`);
  const etag = `"${file.sha256}"`;
  const place = placeOf(edition, name);
  const headers = { ...caching, etag, 'content-location': place, link: `<${place}${PROOF}>; rel="${PROOF_RELATION}"` };
  if (isKnown(asked['if-none-match'], etag)) return { status: 304, headers };
  const bytes = await editions?.read(edition, name);
  if (bytes === undefined) throw notFound(`the file of edition ${edition.number} is not kept here any more`);
  const isText = file.mediaType.startsWith('text/') || file.mediaType.endsWith('xml');
  return {
    type: isText ? `${file.mediaType}; charset=utf-8` : file.mediaType,
    headers,
    body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  };
}

/** The proof of the edition's log entry, which names every file by its hash; the entry itself travels in it. */
function proofAnswerOf({ editions }: ExportParts, edition: ToldEdition): Answer {
  const found = editions?.proofOf(edition);
  const parsed = found === undefined ? undefined : parseProof(found.proof);
  if (found === undefined || parsed?.ok !== true) throw new Error(`edition ${edition.number} cannot be proven`);
  const body = formatProof({ ...parsed.value, extra: found.entry });
  return { type: 'text/plain; charset=utf-8', headers: NOW, body };
}

function listed({ id, number, time, status, seq, sinceSeq, logIndex, files }: ToldEdition): object {
  const placed = (name: string) => ({ url: placeOf({ id }, name), proof: `${placeOf({ id }, name)}${PROOF}` });
  return { number, id, time, status, seq, sinceSeq, logIndex, files: files.map((file) => ({ ...file, ...placed(file.name) })) };
}

function placeOf({ id }: Pick<ToldEdition, 'id'>, name: string): string {
  return `/v1/record/editions/${id}/${name}`;
}

/** RFC 9110 §13.1.2; weak tags count as theirs do here. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') === true;
}

function notFound(detail: string, retryAfterS?: string): HttpProblem {
  return new HttpProblem('NOT_FOUND', detail, {
    headers: { ...NOW, ...(retryAfterS === undefined ? {} : { 'retry-after': retryAfterS }) },
  });
}
