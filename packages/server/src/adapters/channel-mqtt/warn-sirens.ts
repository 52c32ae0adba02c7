import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { laneOf, zoneEventTopic } from '@tocsin/core/siren/siren-topics';
import type { MqttSettings } from '../../config/siren-settings.ts';
import type { DeliveryReport } from '../../ports/channel.ts';
import type { SirenCommander } from './command-sirens.ts';
import { eventOf } from './home-assistant.ts';
import type { MqttLink } from './mqtt-link.ts';
import { createTally } from './order-book.ts';
import type { StatePublisher } from './publish-states.ts';
import type { SirenRecord, SirenRoster } from './siren-roster.ts';
import type { Change, Standing, ZoneBoard } from './zone-board.ts';

/** The horn goes before the word about it: states wait for the sirens' answers, but no longer than this for one that is away. */
const STATES_MS_MAX = 400;

type Tally = ReturnType<typeof createTally>;

/** Turns alerts into orders to sirens and into zones' states. */
export interface SirenWarner {
  tell(alert: SignedAlert): void;
  present(alerts: readonly SignedAlert[]): void;
  /** What a siren ought to sound for now; undefined: nothing. */
  standingOf(record: SirenRecord): Standing | undefined;
  /** The connection is new: what is to sound, sounds, and every state is told. */
  tellAgain(): void;
  /** Whether it was told what is in force. */
  isTold(): boolean;
}

export function createSirenWarner(given: {
  readonly id: string;
  readonly settings: MqttSettings;
  readonly link: () => MqttLink;
  readonly board: ZoneBoard;
  readonly roster: SirenRoster;
  readonly states: StatePublisher;
  readonly commander: SirenCommander;
  readonly nowMs: () => number;
  readonly report: (report: DeliveryReport) => void;
}): SirenWarner {
  const { settings, board, roster, states, commander, nowMs } = given;
  let isTold = false;

  function standingOf({ end }: SirenRecord): Standing | undefined {
    return end.zones
      .flatMap((zone) => board.get(end.lane, zone) ?? [])
      .filter(({ phase, untilMs }) => phase === 'shelter' && untilMs > nowMs())
      .toSorted((a, b) => b.atMs - a.atMs)[0];
  }

  /** Whether an alert is to be heard at a siren: an alarm once, a pre-alert only where the operator wants one, an end when it is the last. */
  function isMeant(record: SirenRecord, alert: SignedAlert): boolean {
    const { end } = record;
    if (alert.phase === 'shelter') return end.zones.some((zone) => board.get(end.lane, zone)?.soundFor === alert.id);
    if (standingOf(record) !== undefined) return false;
    if (alert.phase === 'allClear') return true;
    return settings.prepareToneS !== undefined && end.kind === 'tocsin' && alert.quiet !== true;
  }

  function raise(record: SirenRecord, alert: SignedAlert, tally: Tally): void {
    const isAlarm = alert.phase === 'shelter';
    const maxSoundS = isAlarm ? settings.maxSoundS : (settings.prepareToneS ?? 1);
    const untilMs = isAlarm ? Date.parse(alert.expires) : Math.ceil(nowMs()) + 1_000 * (maxSoundS + settings.commandLifeS);
    commander.sound(record, { alert: alert.id, tone: isAlarm ? 'alarm' : 'prepare', untilMs, maxSoundS }, tally);
  }

  function release(record: SirenRecord, alert: string, about: { readonly changes: readonly Change[]; readonly tally?: Tally }): void {
    const toneS = settings.releaseToneS;
    const wasAlarmed = about.changes.some(({ standing, before }) => before === 'shelter' && record.end.zones.includes(standing.zone));
    commander.stop(record, alert, (end) => {
      about.tally?.(end);
      if (!end.ok || toneS === undefined || !wasAlarmed || record.end.kind !== 'tocsin' || standingOf(record) !== undefined) return;
      const untilMs = Math.ceil(nowMs()) + 1_000 * (toneS + settings.commandLifeS);
      commander.sound(record, { alert, tone: 'release', untilMs, maxSoundS: toneS });
    });
  }

  function tellAgain(): void {
    states.all();
    for (const record of roster.all()) commander.catchUp(record, standingOf(record));
  }

  return {
    standingOf,
    tellAgain,
    isTold: () => isTold,
    tell(alert) {
      const changes = board.note(alert);
      const lane = laneOf(alert.status);
      const zones = alert.zones.filter((zone) => board.get(lane, zone)?.alert === alert.id);
      const sirens = roster.inZones(zones).filter((record) => record.end.lane === lane && isMeant(record, alert));
      const tellStates = once(() => {
        for (const { standing } of changes) states.soon(standing.lane, standing.zone);
      });
      const report = (summary: DeliveryReport) => {
        given.report(summary);
        tellStates();
      };
      const tally = createTally({ channel: given.id, alert: alert.id, ends: sirens.length, report });
      for (const record of sirens) {
        if (alert.phase === 'allClear') release(record, alert.id, { changes, tally });
        else raise(record, alert, tally);
      }
      if (sirens.length > 0) setTimeout(tellStates, STATES_MS_MAX);
      for (const { standing } of changes) given.link().publish(zoneEventTopic(settings.prefix, lane, standing.zone), eventOf(alert));
    },
    present(alerts) {
      isTold = true;
      const ended = board
        .replace(alerts, nowMs())
        .filter(({ standing, before }) => standing.phase === 'allClear' && before === 'shelter')
        .map(({ standing }) => standing);
      tellAgain();
      for (const record of roster.all()) {
        const last = ended.find(({ lane, zone }) => lane === record.end.lane && record.end.zones.includes(zone));
        if (last !== undefined && standingOf(record) === undefined) release(record, last.alert, { changes: [] });
      }
    },
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
