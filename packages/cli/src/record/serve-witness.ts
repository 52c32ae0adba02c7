import { createServer, type Server } from 'node:http';
import { parseCheckpoint } from '@tocsin/tlog/checkpoint';
import { cosigner } from '@tocsin/tlog/cosignature';
import { cosignatureLines, judgeCheckpoint, type WatchedLog } from '@tocsin/tlog/witness';

const BODY_BYTES_MAX = 100_000;

/** What a witness needs. */
export interface WitnessParts {
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly logs: readonly Omit<WatchedLog, 'last'>[];
  /** The checkpoint that was cosigned last for a log, as it was kept. */
  readonly kept: (origin: string) => string | undefined;
  /** Keeps one, down to the disk, before the answer goes out. */
  readonly keep: (origin: string, checkpoint: string) => void;
  readonly nowS: () => number;
}

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

/** A witness: answers `add-checkpoint`, and shows what it cosigned last to whoever asks. @see C2SP tlog-witness */
export function createWitnessServer(parts: WitnessParts): Server {
  return createServer((request, answer) => {
    const send = ({ status, body, type = 'text/plain; charset=utf-8' }: Reply): void => {
      answer.writeHead(status, { 'content-type': type }).end(body);
    };
    const { method, url = '' } = request;
    if (method === 'GET' && url.startsWith('/checkpoint/')) send(showKept(url.slice('/checkpoint/'.length), parts));
    else if (method !== 'POST' || !url.endsWith('/add-checkpoint')) send({ status: 404, body: 'POST add-checkpoint\n' });
    else {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
        if (body.length > BODY_BYTES_MAX) request.destroy();
      });
      request.on('end', () => send(addCheckpoint(body, parts)));
    }
  });
}

function showKept(encoded: string, { kept }: WitnessParts): Reply {
  const checkpoint = /^[\w.%-]+$/.test(encoded) ? kept(decodeName(encoded)) : undefined;
  return checkpoint === undefined ? { status: 404, body: 'nothing was cosigned for this log\n' } : { status: 200, body: checkpoint };
}

function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    // Not percent-encoded UTF-8: the name of no log.
    return '';
  }
}

/** Judged and kept in one piece, so that no two requests see the same state (the specification's rollback race). */
function addCheckpoint(body: string, { name, publicKey, sign, logs, kept, keep, nowS }: WitnessParts): Reply {
  const watched = logs.map((log) => {
    const last = parseCheckpoint(textOf(kept(log.origin) ?? ''));
    return { ...log, last: last.ok ? last.value : undefined };
  });
  const judged = judgeCheckpoint(body, watched);
  if (!judged.ok) {
    const { status, message, size } = judged.error;
    return size === undefined ? { status, body: `${message}\n` } : { status, body: `${size}\n`, type: 'text/x.tlog.size' };
  }
  const { note, log } = judged.value;
  keep(log.origin, note);
  return { status: 200, body: cosignatureLines(textOf(note), cosigner({ name, publicKey }, { timeS: nowS(), sign })) };
}

function textOf(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}
