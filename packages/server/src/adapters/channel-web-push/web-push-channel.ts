import { refuse } from '@tocsin/core/units/result';
import type { WebPushSettings } from '../../config/web-push-settings.ts';
import type { Channel, ChannelSurroundings } from '../../ports/channel.ts';
import { armAhead } from './arm-ahead.ts';
import { createArmedSlots } from './armed-slots.ts';
import { createPushMaker } from './make-push.ts';
import type { PartSigner } from './plan-batches.ts';
import { createAlertPusher } from './push-alerts.ts';
import { createPushLines } from './push-lines.ts';
import { createQuestions } from './push-questions.ts';
import { createRoster } from './roster.ts';
import { createSubscriberTable } from './subscriber-table.ts';
import { openSubscriptionStore } from './subscription-store.ts';
import { openVapidKey } from './vapid-key.ts';
import { createVapidTokens } from './vapid-tokens.ts';

const ID = 'web-push';

/** What the channel is given beside what every channel gets. */
export interface WebPushSurroundings extends ChannelSurroundings, PartSigner {
  /** The data folder. */
  readonly folder: string;
  /** Who speaks, as in every alert. */
  readonly sender: string;
  /** Certificates to trust in place of the system's, PEM: for a push service of one's own, and for tests. */
  readonly ca?: string;
}

/**
 * Opens the channel of push messages to browsers: RFC 8030, encrypted by RFC 8291, signed for by RFC 8292. Throws where its key or its
 * file in the data folder cannot be used.
 */
export function openWebPushChannel(settings: WebPushSettings, surroundings: WebPushSurroundings): Channel {
  const { nowMs, report, onFault, folder, sender } = surroundings;
  const key = openVapidKey(folder);
  const store = openSubscriptionStore(folder);
  const table = createSubscriberTable();
  const slots = createArmedSlots(settings.slotsPerSubscription);
  const tokens = createVapidTokens({ key, contact: settings.contact, nowMs });
  const maker = createPushMaker({ table, slots, tokens, settings, nowMs });
  const { guarded, faultText } = guardDisk(onFault);
  let isClosed = false;
  const lines = createPushLines({ settings, surroundings, table, tokens, maker, gone: (row, path) => roster.drop(row, path) });
  const arming = armAhead({ table, slots, isBusy: () => lines.pending() > 0, onFault });
  const roster = createRoster({ table, slots, store, guarded, onLeft: maker.forget, onTaken: (row) => lines.open(table.originOf(row)) });
  const pusher = createAlertPusher({
    table,
    lines,
    maker,
    signer: surroundings,
    sender,
    settings,
    nowMs,
    onDone(done) {
      // What the end of this channel cut short is told again by the next.
      if (!isClosed) guarded(() => store.markTold(done.alert));
      arming.wake();
      report(done);
    },
  });
  const answer = createQuestions({
    table,
    settings,
    publicKey: key.publicKey,
    nowMs,
    roster,
    test: pusher.test,
    counts: () => ({ subscriptions: table.count(), armedSlots: slots.armed(), wantedSlots: table.count() * slots.perRow }),
  });
  const unreadable = roster.load();
  if (unreadable > 0) onFault(new Error(`${unreadable} push subscriptions cannot be read and are passed over`));
  arming.wake();

  return {
    id: ID,
    present(alerts) {
      if (isClosed) return;
      for (const alert of alerts)
        if (alert.phase !== 'allClear' && Date.parse(alert.expires) > nowMs() && !store.wasTold(alert.id))
          guarded(() => pusher.push(alert));
    },
    tell(alert) {
      if (!isClosed) guarded(() => pusher.push(alert));
    },
    health: () => ({ id: ID, kind: ID, ends: table.count(), ...lines.health(faultText()) }),
    async ask(name, body) {
      if (isClosed) return refuse({ code: 'DOWN', message: 'this channel is closed' });
      const answered = answer(name, body);
      arming.wake();
      return answered;
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      arming.stop();
      await lines.close();
      roster.close();
      store.close();
    },
  };
}

/** A disk that is full or gone keeps nobody from being warned: it shows, until it works again. */
function guardDisk(onFault: (fault: unknown) => void): {
  readonly guarded: (work: () => void) => void;
  readonly faultText: () => string | undefined;
} {
  let text: string | undefined;
  return {
    guarded(work) {
      try {
        work();
        text = undefined;
      } catch (thrown) {
        text = thrown instanceof Error ? thrown.message : String(thrown);
        onFault(thrown);
      }
    },
    faultText: () => text,
  };
}
