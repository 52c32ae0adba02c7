import type { OpeningOf } from '../app/open-entry.ts';
import type { RecordDesk } from '../app/record-desk.ts';
import type { ReportIntakeHealth } from '../app/take-in-reports.ts';
import type { RecordLog } from '../ports/record-log.ts';
import type { RecordAnswer, RecordCall } from '../ports/record-thread.ts';
import { HttpProblem, PROBLEMS, type ProblemCode, problemOf } from './problem.ts';
import { recordDeskRoutes } from './record-desk-routes.ts';
import { type ExportParts, recordExportRoutes } from './record-export-routes.ts';
import { recordPageRoutes } from './record-page-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { recordSourceRoutes } from './record-source-routes.ts';
import { type RecordViewParts, recordViewRoutes } from './record-view-routes.ts';
import type { Answer, RawCall, Route } from './route.ts';

/** The record as this server answers for it. */
export interface RecordHttp {
  readonly routes: readonly Route[];
  /** A file of the log by its path under `/record/`; undefined where there is none. */
  readonly file: (path: string) => Promise<Uint8Array | undefined>;
}

/** The record of this thread. */
export function recordHere(parts: RecordHttpParts): RecordHttp {
  return { routes: recordHttpRoutes(parts), file: async (path) => fileOf(parts.log, path) };
}

/** What the record's addresses are answered from. */
export interface RecordHttpParts extends RecordViewParts {
  readonly log: RecordLog;
  /** What of a sealed entry everybody may have. */
  readonly openingOf: OpeningOf;
  /** What was published, edition by edition. */
  readonly editions?: ExportParts['editions'];
  /** How folders and feeds that reports come from do. */
  readonly sources: () => readonly ReportIntakeHealth[];
}

const FILE = 'file';
const NO_BODY = new Uint8Array();

/** Every address of the record but its files: single entries, the operators' desk, and what the public sees. */
function recordHttpRoutes(parts: RecordHttpParts): readonly Route[] {
  const now = () => new Date(parts.nowMs()).toISOString();
  return [
    ...recordRoutes(parts.log, parts.openingOf),
    ...recordDeskRoutes(parts.desk, now, () => parts.service.region().region.timeZone),
    ...recordSourceRoutes(parts.sources),
    ...recordViewRoutes(parts),
    ...recordExportRoutes(parts),
    ...recordPageRoutes(parts),
  ];
}

/** The record of another thread: `ask` passes each request on. */
export function recordElsewhere(ask: (call: RecordCall) => Promise<RecordAnswer>): RecordHttp {
  const routes = recordHttpRoutes(NOWHERE).map((route) => ({
    ...route,
    async handle({ query, params, headers, body, caller }: RawCall): Promise<Answer> {
      const { status, headers: given, body: bytes } = answered(await ask({ route: nameOf(route), query, params, headers, body, caller }));
      return { status, headers: given, body: Buffer.from(bytes.buffer) };
    },
  }));
  return {
    routes,
    async file(path) {
      const answer = await ask({ route: FILE, query: {}, params: { path }, headers: {}, body: NO_BODY, caller: undefined });
      return answer.ok || answer.code !== 'NOT_FOUND' ? answered(answer).body : undefined;
    },
  };
}

function answered(answer: RecordAnswer): Extract<RecordAnswer, { readonly ok: true }> {
  if (answer.ok) return answer;
  if (isProblemCode(answer.code)) throw new HttpProblem(answer.code, answer.detail, answer);
  throw new HttpProblem('INTERNAL', 'see the log of the server');
}

/** Answers requests that another thread passes on. Faults are told to `onFault`, not to whoever asks. */
export function recordAnswers(parts: RecordHttpParts, onFault: (fault: unknown) => void): (call: RecordCall) => Promise<RecordAnswer> {
  const routes = new Map(recordHttpRoutes(parts).map((route) => [nameOf(route), route]));
  return async ({ route: name, ...call }) => {
    try {
      if (name === FILE) return bytesOf({ body: Buffer.from(fileOf(parts.log, call.params['path'] ?? '') ?? notHere(name)) });
      const route = routes.get(name) ?? notHere(name);
      // The other thread has admitted the caller and read the query.
      const answer = await route.handle({ ...call, body: Buffer.from(call.body) } as RawCall);
      if ('tell' in answer) throw new Error(`${name} is a stream`);
      return bytesOf(answer);
    } catch (fault) {
      const { code, message, errors, headers } = problemOf(fault);
      if (code === 'INTERNAL') onFault(fault);
      return { ok: false, code, detail: message, errors, headers };
    }
  };
}

function notHere(name: string): never {
  throw new HttpProblem('NOT_FOUND', `there is nothing at ${name}`);
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function bytesOf({ status = 200, type, headers = {}, body = '' }: Answer): RecordAnswer {
  const media = type ?? (isJson(body) ? 'application/json; charset=utf-8' : undefined);
  // A copy: what is moved to the other thread must be no part of something larger.
  const bytes = Buffer.isBuffer(body) ? new Uint8Array(body) : new TextEncoder().encode(isJson(body) ? JSON.stringify(body) : body);
  return { ok: true, status, headers: media === undefined ? headers : { ...headers, 'content-type': media }, body: bytes };
}

function isJson(body: string | object): body is object {
  return typeof body === 'object' && !Buffer.isBuffer(body);
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

function fileOf(log: RecordLog, path: string): Uint8Array | undefined {
  if (path === 'key') return new TextEncoder().encode(`${log.verifierKey}\n`);
  if (path !== 'checkpoint') return log.read(path);
  const { checkpoint } = log.head();
  return checkpoint === '' ? undefined : new TextEncoder().encode(checkpoint);
}

const elsewhere = (): never => {
  throw new Error('this is answered elsewhere');
};
const DESK: RecordDesk = {
  state: elsewhere,
  textOf: elsewhere,
  takeReport: elsewhere,
  decide: elsewhere,
  enter: elsewhere,
  placed: elsewhere,
  claimsOf: elsewhere,
  artifact: elsewhere,
};
const LOG: RecordLog = {
  origin: '',
  verifierKey: '',
  head: elsewhere,
  append: elsewhere,
  read: elsewhere,
  entry: elsewhere,
  prove: elsewhere,
  proveGrowth: elsewhere,
  cosign: elsewhere,
};
/** For what routes say of themselves. */
const NOWHERE: RecordHttpParts = {
  desk: DESK,
  log: LOG,
  openingOf: elsewhere,
  sources: elsewhere,
  service: { region: elsewhere, health: elsewhere },
  nowMs: elsewhere,
  logIndexOf: elsewhere,
  sender: '',
};
