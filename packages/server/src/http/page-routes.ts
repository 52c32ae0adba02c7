import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Packed already, or too small to gain. */
const UNPACKED: ReadonlySet<string> = new Set(['.png', '.ico', '.woff2']);

/** Pages load from here and nowhere else, and run no inline script. MapLibre runs its worker from a blob and sets styles. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = {
  'content-security-policy': CONTENT_POLICY,
  'permissions-policy': 'geolocation=(self), screen-wake-lock=(self), camera=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
  vary: 'accept-encoding',
} as const;

/** A service worker asks its own server only, and runs nothing that it fetches. Where it lies below the page, it may serve the whole page. */
const WORKER_FILE = 'service-worker.js';
const WORKER_HEADERS = {
  'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:",
  'service-worker-allowed': '/',
} as const;

interface PageFile {
  readonly type: string;
  readonly tag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | undefined;
}

/**
 * Serves the built files of a page from memory, `index.html` at the page's own address: each file is a route of its own, so there is no
 * path to wander out of.
 *
 * @param at - where the page is: `/`, `/console/`
 * @returns the addresses served
 */
export function addPage(server: FastifyInstance, at: string, folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const served: string[] = [];
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const file = readPageFile(join(folder, name), type);
    const path = name === 'index.html' ? at : `${at}${name}`;
    served.push(path);
    server.get(path, (request, reply) => {
      reply.headers(PAGE_HEADERS).header('etag', file.tag);
      if (name === WORKER_FILE) reply.headers(WORKER_HEADERS);
      if (request.headers['if-none-match'] === file.tag) return reply.code(304).send();
      reply.type(file.type);
      if (file.gzip === undefined || !/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(file.plain);
      return reply.header('content-encoding', 'gzip').send(file.gzip);
    });
  }
  return served;
}

function readPageFile(path: string, type: string): PageFile {
  const plain = readFileSync(path);
  const tag = `"${createHash('sha256').update(plain).digest('base64url')}"`;
  return { type, tag, plain, gzip: UNPACKED.has(extname(path)) ? undefined : gzipSync(plain) };
}
