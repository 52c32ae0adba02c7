import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpProblem } from './problem.ts';

const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } as const;
/** A tile never changes (C2SP tlog-tiles); a checkpoint does. */
const FOREVER = 'public, max-age=31536000, immutable';
const BRIEFLY = 'no-cache';
const TEXT = 'text/plain; charset=utf-8';

/** A file of the log by its path; undefined where there is none. */
type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** Serves the record as C2SP tlog-tiles has it: checkpoint, tiles, bundles, and the key. @returns the addresses served */
export function addRecordFiles(server: FastifyInstance, read: ReadFile): readonly string[] {
  const send = (
    reply: FastifyReply,
    { bytes, type, cache }: { readonly bytes: Uint8Array; readonly type: string; readonly cache: string },
  ) =>
    reply
      .headers({ ...OPEN, 'cache-control': cache })
      .type(type)
      .send(Buffer.from(bytes));
  server.get('/record/checkpoint', async (_request, reply) => {
    const bytes = await read('checkpoint');
    if (bytes === undefined) throw new HttpProblem('NOT_FOUND', 'nothing has been signed yet');
    return send(reply, { bytes, type: TEXT, cache: BRIEFLY });
  });
  server.get('/record/key', async (_request, reply) => {
    const bytes = await read('key');
    if (bytes === undefined) throw new HttpProblem('NOT_FOUND', 'this record has no key');
    return send(reply, { bytes, type: TEXT, cache: BRIEFLY });
  });
  server.get<{ Params: { readonly '*': string } }>('/record/tile/*', async ({ params }, reply) => {
    const bytes = await read(`tile/${params['*']}`);
    if (bytes === undefined) throw new HttpProblem('NOT_FOUND', 'there is no such tile in the tree that is signed');
    return send(reply, { bytes, type: 'application/octet-stream', cache: FOREVER });
  });
  return ['/record/checkpoint', '/record/key'];
}
