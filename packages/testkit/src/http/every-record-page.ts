import type { Status } from '@tocsin/core/detection/threat';
import type { Texts } from '@tocsin/core/record/gate/ground-claim';
import type { RecordState } from '@tocsin/core/record/gate/record-state';
import type { RecordDesk } from '@tocsin/server/app/record-desk';
import { HttpProblem } from '@tocsin/server/http/problem';
import { type RecordPageParts, recordPageRoutes } from '@tocsin/server/http/record-page-routes';
import type { RawCall } from '@tocsin/server/http/route';
import { aRegion, aSquare, aZone, indexById } from '../any-alert.ts';

/** Zones that pages of tests draw. */
export const TEST_ZONES = ['north', 'south', 'far'] as const;
const REGION = aRegion(TEST_ZONES.map((id, place) => aZone({ id, parts: [[aSquare(34.5 + place / 50, 31.6)]] })));

/** A page as it would go out. */
export interface Written {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** A record to be shown, and when. */
export interface Shown {
  readonly state: RecordState;
  readonly nowMs: number;
  readonly lane?: Status;
  readonly textOf?: Texts;
}

/** Every page of the record that answers: the lists, and each kind of page for every id that the record knows. */
export async function everyPage({ state, nowMs, lane = 'Actual', textOf = () => undefined }: Shown): Promise<readonly Written[]> {
  const desk = { state: async () => state, textOf } as Partial<RecordDesk> as RecordDesk;
  const region = () => ({ region: REGION, byId: indexById(REGION) });
  const service = { region, health: () => ({ startedAt: '2024-01-01T00:00:00Z' }) };
  const parts: RecordPageParts = { desk, service, nowMs: () => nowMs, logIndexOf: (seq) => seq, sender: 'test.invalid' };
  const written: Written[] = [];
  for (const { path, handle } of recordPageRoutes(parts)) {
    for (const id of path.includes(':id') ? state.items.keys() : ['']) {
      const query = path.startsWith('/record') ? {} : { status: lane };
      const call: RawCall = { query, params: path.includes(':id') ? { id } : {}, headers: {}, body: Buffer.alloc(0), caller: undefined };
      try {
        const answer = await handle(call);
        if ('tell' in answer) throw new Error(`${path} is a stream`);
        written.push({ path: path.replace(':id', id), status: answer.status ?? 200, text: String(answer.body) });
      } catch (problem) {
        if (!(problem instanceof HttpProblem) || problem.code !== 'NOT_FOUND') throw problem;
      }
    }
  }
  return written;
}
