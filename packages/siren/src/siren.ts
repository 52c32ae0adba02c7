import { randomUUID } from 'node:crypto';
import { judgeCommand, judgeState, type SirenRefusal, type SirenView } from '@tocsin/core/siren/judge-message';
import { type SirenClock, sirenNowMs, synchronise } from '@tocsin/core/siren/siren-clock';
import { noteZoneState, obeyCommand, type SirenMemory, silence, soundAt, wake } from '@tocsin/core/siren/siren-memory';
import type { SirenAck, SirenCommand, SirenOutcome, SirenStatus } from '@tocsin/core/siren/siren-message';
import type { MemoryStore } from './memory-file.ts';
import type { Relay, Tone } from './relay.ts';
import type { SirenSettings } from './siren-settings.ts';
import { verifyWithKeys } from './verify-with-keys.ts';

/** What a siren needs around it. */
export interface SirenParts {
  readonly relay: Relay;
  readonly store: MemoryStore;
  readonly readBatteryPercent: () => number | undefined;
  readonly send: (leaf: 'ack' | 'status', message: SirenAck | SirenStatus) => void;
  readonly say: (text: string) => void;
  /** An answer to the question for the time has come. */
  readonly onSynchronised: () => void;
}

/** A siren between its relay and the network: everything that it does follows from a message that was judged, a button or a timer. */
export interface Siren {
  hearCommand(text: string): void;
  hearState(text: string): void;
  /** Says how it is and asks for the time. */
  beat(): void;
  stopHere(): void;
  close(): Promise<void>;
}

const SERVER_SILENT_BEATS = 3;
const SAY_AFTER_MS = 500;

/** Starts silent: whatever sounded before its power failed waits until the server or the zone's state stands by it. */
export function createSiren(settings: SirenSettings, parts: SirenParts): Siren {
  const verify = verifyWithKeys(settings.keys);
  const { relay, store, send, say } = parts;
  const refused: Record<string, number> = {};
  const startedMs = performance.now();
  const monotonicMs = () => performance.now() - startedMs;
  let memory = wake(store.read());
  let clock: SirenClock = { floorMs: memory.floorMs };
  let asked: { readonly nonce: string; readonly atMs: number } | undefined;
  let unanswered = 0;
  let playing: Tone | undefined;
  let isRelayBroken = false;
  let timer: NodeJS.Timeout | undefined;
  let saying: NodeJS.Timeout | undefined;
  // One switch at a time, in order; the first one is "off".
  let switching = relay.off().then(noteRelay);

  const nowMs = () => sirenNowMs(clock, { monotonicMs: monotonicMs(), wallMs: Date.now() });
  const moment = () => ({ ...settings, nowMs: nowMs() });
  const view = (): SirenView => ({ ...settings, nowMs: nowMs(), lastIssuedAtMs: memory.lastIssuedAtMs, nonce: asked?.nonce, verify });

  function noteRelay(isDone: boolean): boolean {
    isRelayBroken = !isDone;
    return isDone;
  }

  /** Moves the relay to what the memory says; the disk comes after the horn. */
  function follow(next: SirenMemory): Promise<boolean> {
    const isNews = JSON.stringify(next) !== JSON.stringify(memory);
    memory = next;
    clearTimeout(timer);
    const sound = soundAt(memory, nowMs());
    if (sound !== undefined) timer = setTimeout(() => follow(memory), Math.max(1, sound.endsAtMs - nowMs()));
    if (sound?.tone !== playing) {
      playing = sound?.tone;
      const wanted = playing;
      say(wanted === undefined ? 'silent' : `sounding (${wanted})`);
      switching = switching.then(() => (wanted === undefined ? relay.off() : relay.on(wanted))).then(noteRelay);
      saySoon();
    }
    if (isNews) store.write(memory);
    return switching;
  }

  /** After the acknowledgement, which somebody waits for. */
  function saySoon(): void {
    clearTimeout(saying);
    saying = setTimeout(() => beat(false), SAY_AFTER_MS);
  }

  function refuse(refusal: SirenRefusal<unknown>): void {
    refused[refusal.code] = (refused[refusal.code] ?? 0) + 1;
    say(`refused: ${refusal.code}`);
  }

  function acknowledge(command: SirenCommand, outcome: SirenOutcome, code?: string): void {
    if (command.kind === 'time') return;
    const { lastIssuedAtMs } = memory;
    send('ack', { command: command.id, kind: command.kind, outcome, lastIssuedAtMs, ...(code === undefined ? {} : { code }) });
  }

  function hearTime(serverMs: number): void {
    const answer = asked === undefined ? undefined : synchronise(clock, { askedMs: asked.atMs, heardMs: monotonicMs(), serverMs });
    asked = undefined;
    if (answer?.ok !== true) return;
    clock = answer.value;
    unanswered = 0;
    parts.onSynchronised();
  }

  async function hearCommand(text: string): Promise<void> {
    const judged = judgeCommand(text, view());
    if (!judged.ok) {
      refuse(judged.error);
      // Only who holds the key is answered: nobody else learns anything here.
      const { message, code } = judged.error;
      if (message?.siren === settings.siren) acknowledge(message, 'refused', code);
      return;
    }
    const command = judged.value;
    if (command.kind === 'time') hearTime(command.issuedAtMs);
    const { memory: next, outcome } = obeyCommand(memory, command, moment());
    const isDone = await follow(next);
    if (command.kind === 'silent-test') acknowledge(command, await testRelay());
    else acknowledge(command, isDone || outcome === undefined ? (outcome ?? 'over') : 'failed');
  }

  async function testRelay(): Promise<SirenOutcome> {
    // A horn that sounds has no need of a test, and none may end it.
    if (playing !== undefined || relay.test === undefined) return 'untested';
    switching = switching.then(() => relay.test?.() ?? true).then(noteRelay);
    return (await switching) ? 'tested' : 'failed';
  }

  function beat(isAsking = true): void {
    if (isAsking) {
      asked = { nonce: randomUUID(), atMs: monotonicMs() };
      unanswered += 1;
    }
    const batteryPercent = parts.readBatteryPercent();
    const faults = [...(isRelayBroken ? ['RELAY_FAILED'] : []), ...(unanswered > SERVER_SILENT_BEATS ? ['NO_SERVER'] : [])];
    const inForce = Object.values(memory.zones).flatMap(({ soundFor }) => soundFor ?? []);
    send('status', {
      state: 'online',
      ...(isAsking && asked !== undefined ? { nonce: asked.nonce } : {}),
      ...(batteryPercent === undefined ? {} : { batteryPercent }),
      faults,
      isSounding: playing !== undefined,
      isSilenced: inForce.some((alert) => memory.silenced.includes(alert)),
      refused: { ...refused },
    });
  }

  return {
    hearCommand: (text) => void hearCommand(text),
    hearState(text) {
      const judged = judgeState(text, view(), (zone) => memory.zones[zone]?.atMs ?? 0);
      if (judged.ok) follow(noteZoneState(memory, judged.value, moment()));
      else refuse(judged.error);
    },
    beat: () => beat(),
    stopHere() {
      say('stopped here');
      follow(silence(memory)).then(saySoon);
    },
    async close() {
      clearTimeout(timer);
      clearTimeout(saying);
      await switching;
      if (playing !== undefined) await relay.off();
    },
  };
}
