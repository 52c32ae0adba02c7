import type { Duplex } from 'node:stream';
import { type HttpProblem, PROBLEM_TYPE, problemDocument } from './problem.ts';

/** Answers on a bare socket, where HTTP has not come as far as a response object, and ends the connection. */
export function writeRawProblem(socket: Duplex, problem: HttpProblem): void {
  if (socket.destroyed || !socket.writable) return;
  const { status, title } = problemDocument(problem);
  const body = JSON.stringify(problemDocument(problem));
  const headers = {
    'content-type': PROBLEM_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    'x-content-type-options': 'nosniff',
    connection: 'close',
    ...problem.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body}`);
}
