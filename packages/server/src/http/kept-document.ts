import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './route.ts';

/** A document that is the same for everyone, packed once. */
export interface KeptDocument {
  readonly type: string;
  readonly tag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

/** Packs a document. */
export function keepDocument(type: string, plain: Buffer): KeptDocument {
  return { type, tag: `"${createHash('sha256').update(plain).digest('base64url')}"`, plain, gzip: gzipSync(plain) };
}

/** Answers with a document, packed where the caller takes that, or with 304 where the caller has it. */
export function sendDocument({ type, tag, plain, gzip }: KeptDocument, headers: IncomingHttpHeaders): Answer {
  const common = { etag: tag, 'cache-control': 'no-cache', vary: 'accept-encoding' };
  if (headers['if-none-match'] === tag) return { status: 304, headers: common };
  const isGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(headers['accept-encoding'] ?? ''));
  return {
    type: `${type}; charset=utf-8`,
    headers: isGzip ? { ...common, 'content-encoding': 'gzip' } : common,
    body: isGzip ? gzip : plain,
  };
}
