import type { BroadcastPages } from '@tocsin/core/cell-broadcast/pages';
import { UPDATE_NUMBERS } from '@tocsin/core/cell-broadcast/serial-number';
import { contentId } from '@tocsin/core/seal/content-id';
import type { CellBroadcastSettings } from '../../config/cell-broadcast-settings.ts';
import type { CentreAnswer, CentreClient } from './centre-client.ts';
import { centreMessage } from './centre-message.ts';
import type { HeldMessage, SerialStore } from './serial-store.ts';

/** A message that is to be on the air. */
export interface WantedMessage {
  readonly identifier: number;
  readonly content: BroadcastPages;
  readonly untilMs: number;
  /** Phones that showed it before do not show it again. */
  readonly isQuiet: boolean;
  readonly isUrgent: boolean;
}

/** Brings one centre to what is wanted of it, and keeps it there. */
export interface AreaCaster {
  /** From now on these and no others. `settled` is called once, with a failure's code or none. */
  want(messages: readonly WantedMessage[], settled: (failure: string | undefined) => void): void;
  /** The centre was away and is back: whether it still has its messages is not known. */
  recheck(): void;
  pending(): number;
  /** What went wrong last, until something went well. */
  lastFailure(): string | undefined;
  close(): void;
}

/** What a caster works with. */
export interface CasterParts {
  readonly area: string;
  readonly settings: CellBroadcastSettings;
  readonly client: CentreClient;
  readonly store: SerialStore;
  readonly nowMs: () => number;
}

/** Callers waiting at one area; more are told at once that it is too much. */
const WAITING_MAX = 1_000;

/** Creates the caster of one area. One piece of work at a time; something new ends what is under way and is begun at once. */
export function createAreaCaster(parts: CasterParts): AreaCaster {
  const { settings } = parts;
  const unsure = new Set(parts.store.held(parts.area).keys());
  let wanted: readonly WantedMessage[] = [];
  let waiting: ((failure: string | undefined) => void)[] = [];
  let turn = new AbortController();
  let isRunning = false;
  let isDone = true;
  let lastFailure: string | undefined;

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let attempt = 1; !isDone; attempt += 1) {
      const mine = turn;
      const failure = await bringAbout(wanted, { ...parts, unsure, signal: mine.signal });
      if (isDone) break;
      if (mine !== turn) attempt = 0;
      else if (failure === undefined || isFinal(failure) || attempt >= settings.attemptsMax) settle(failure);
      else await pause(settings.retryMs * 2 ** (attempt - 1), mine.signal);
    }
    isRunning = false;
  }

  function settle(failure: string | undefined): void {
    isDone = true;
    lastFailure = failure;
    const told = waiting;
    waiting = [];
    for (const settled of told) settled(failure);
  }

  function restart(): void {
    turn.abort();
    turn = new AbortController();
    isDone = false;
    void run();
  }

  return {
    want(messages, settled) {
      if (waiting.length < WAITING_MAX) waiting.push(settled);
      else settled('OVERLOADED');
      // What is under way already goes on.
      const isUnderWay = !isDone && contentId(messages.map(nameOf)) === contentId(wanted.map(nameOf));
      wanted = messages;
      if (!isUnderWay) restart();
    },
    recheck() {
      for (const identifier of parts.store.held(parts.area).keys()) unsure.add(identifier);
      if (isDone) restart();
    },
    pending: () => waiting.length,
    lastFailure: () => lastFailure,
    close() {
      isDone = true;
      waiting = [];
      turn.abort();
    },
  };
}

interface Work extends CasterParts {
  /** Identifiers of messages that were sent without an answer, or that the centre may have lost. */
  readonly unsure: Set<number>;
  readonly signal: AbortSignal;
}

/** New messages first, in order of need; then those no longer wanted are taken off. */
async function bringAbout(wanted: readonly WantedMessage[], work: Work): Promise<string | undefined> {
  const { store, area, nowMs, signal } = work;
  let failure: string | undefined;
  const current = wanted.filter(({ untilMs }) => untilMs > nowMs());
  for (const message of current) {
    if (signal.aborted) return 'SUPERSEDED';
    failure = (await putOnAir(message, work)) ?? failure;
  }
  for (const [identifier, { untilMs }] of store.held(area)) {
    if (current.some((message) => message.identifier === identifier)) continue;
    if (signal.aborted) return 'SUPERSEDED';
    // What has run out is off the air already.
    const answer: CentreAnswer = untilMs <= nowMs() ? {} : await work.client.remove(identifier, signal);
    if (answer.failure === undefined) store.release(area, identifier);
    else failure = answer.failure;
  }
  return failure;
}

async function putOnAir(message: WantedMessage, work: Work): Promise<string | undefined> {
  const { store, area, client, unsure, signal, settings } = work;
  const { identifier, content, untilMs } = message;
  const before = store.held(area).get(identifier);
  const hash = hashOf(content);
  const isSame = before !== undefined && before.hash === hash && before.untilMs === untilMs;
  if (isSame && !unsure.has(identifier)) return undefined;
  const next: HeldMessage = { ...(isSame ? before : nextSerial(before, message, { hash, work })), hash, untilMs };
  if (before !== undefined && !isSame) {
    const removed = await client.remove(identifier, signal);
    if (removed.failure !== undefined) return removed.failure;
  }
  // Written down before it is sent: a crash in between leads to the same number for the same message.
  store.hold(area, identifier, next);
  unsure.add(identifier);
  const lastsS = (untilMs - work.nowMs()) / 1000;
  const sent = centreMessage({ ...message, ...next, scope: settings.scope, repetitionS: settings.repetitionS, lastsS });
  let answer = await client.create(sent, signal);
  // A message that is there already is this one where it was sent before; else it is a stranger's or from another life, and goes.
  if (answer.status === 409 && isSame) answer = { status: 201 };
  if (answer.status === 409) {
    const removed = await client.remove(identifier, signal);
    answer = removed.failure === undefined ? await client.create(sent, signal) : removed;
  }
  if (answer.failure === undefined) unsure.delete(identifier);
  return answer.failure;
}

function nameOf({ identifier, content, untilMs }: WantedMessage): readonly [number, string, number] {
  return [identifier, hashOf(content), untilMs];
}

function hashOf({ dcs, pages }: BroadcastPages): string {
  return contentId([dcs, pages.map((page) => Buffer.from(page).toString('hex'))]);
}

/** What phones have shown keeps its number where it is only prolonged; otherwise it is an update, which they show anew. */
function nextSerial(
  before: HeldMessage | undefined,
  { isQuiet }: WantedMessage,
  { hash, work }: { readonly hash: string; readonly work: Work },
): Pick<HeldMessage, 'code' | 'update'> {
  const isOver = before === undefined || before.untilMs <= work.nowMs();
  if (isOver) return { code: work.store.nextCode(), update: 0 };
  if (isQuiet || before.hash === hash) return { code: before.code, update: before.update };
  // After 15 comes 0, which phones have seen: a code of its own instead.
  return before.update + 1 < UPDATE_NUMBERS ? { code: before.code, update: before.update + 1 } : { code: work.store.nextCode(), update: 0 };
}

/** A refusal of the message itself is the same the next time. */
function isFinal(failure: string): boolean {
  return /^HTTP_4\d\d$/.test(failure) && !['HTTP_408', 'HTTP_409', 'HTTP_429'].includes(failure);
}

function pause(forMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, forMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
