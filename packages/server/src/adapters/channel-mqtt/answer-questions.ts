import { ok, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import * as z from 'zod';
import type { Channel, ChannelRefusal } from '../../ports/channel.ts';
import { type SirenCommander, wordOf } from './command-sirens.ts';
import type { OrderBook, OrderEnd } from './order-book.ts';
import type { SirenRecord, SirenRoster } from './siren-roster.ts';
import type { Standing } from './zone-board.ts';

const whichSchema = z.union([z.strictObject({ siren: z.string() }), z.strictObject({ all: z.literal(true) })]);

/** What came of a question at one siren: `result` is the siren's word, or a code. */
export interface SirenAnswer {
  readonly siren: string;
  readonly isReached: boolean;
  readonly result: string;
  readonly tookMs?: number;
}

/** `silent-test` and `stop`, of one siren (`{siren}`) or of every one (`{all: true}`): waits until each has answered or was given up. */
export function createAsk(given: {
  readonly roster: SirenRoster;
  readonly orders: OrderBook;
  readonly commander: SirenCommander;
  readonly standingOf: (record: SirenRecord) => Standing | undefined;
}): NonNullable<Channel['ask']> {
  const { roster, orders, commander, standingOf } = given;

  function silentTest(record: SirenRecord): Promise<OrderEnd> {
    // An alarm is never put off by a test.
    if (orders.has(record.end.id) || standingOf(record) !== undefined) return Promise.resolve({ ok: false, code: 'BUSY' });
    return new Promise((done) => commander.silentTest(record, done));
  }

  function stop(record: SirenRecord): Promise<OrderEnd> {
    const standing = standingOf(record);
    // Stopped by a person: not sounded again for the same alert.
    record.soundedFor = standing?.soundFor ?? record.soundedFor;
    return new Promise((done) => commander.stop(record, standing?.soundFor, done));
  }

  return async (name, body): Promise<Result<unknown, ChannelRefusal>> => {
    const act = name === 'silent-test' ? silentTest : name === 'stop' ? stop : undefined;
    if (act === undefined) return refuse({ code: 'UNKNOWN_QUESTION', message: `sirens answer silent-test and stop, not ${name}` });
    const which = whichSchema.safeParse(body);
    if (!which.success) {
      const path = issuesOf(which.error)[0]?.path ?? '';
      return refuse({ code: 'MALFORMED', message: 'expected {"siren": "its id"} or {"all": true}', ...(path === '' ? {} : { path }) });
    }
    const found = 'all' in which.data ? roster.all() : [roster.get(which.data.siren)].filter((record) => record !== undefined);
    if ('siren' in which.data && found.length === 0)
      return refuse({ code: 'UNKNOWN_SIREN', message: `no siren ${which.data.siren}`, path: 'siren' });
    return ok({ sirens: await Promise.all(found.map(async (record) => answerOf(record.end.id, await act(record)))) });
  };
}

function answerOf(siren: string, end: OrderEnd): SirenAnswer {
  return { siren, isReached: end.ok, result: wordOf(end), ...(end.ok ? { tookMs: end.tookMs } : {}) };
}
