import { CALM, type Heard, type Hearing } from '../alarm-state.ts';
import { openKeyRing } from '../key-ring.ts';
import { readAlert } from '../parse-alert.ts';
import { armedPush } from '../push/arm.ts';
import { reportRefusal } from '../report-refusal.ts';
import { keptClockLeadMs } from '../store/clock-lead.ts';
import { type ArmedPush, NOW, openDatabase } from '../store/database.ts';
import { isMutedBy } from '../store/mute.ts';
import { currentPause } from '../store/pause.ts';
import { remember } from '../store/remember.ts';
import { takeAlert } from '../take-alert.ts';
import type { PageLanguage } from '../words.ts';
import { type Notice, noticeOf, plainNotice, proofNotice, unreadableNotice } from './notification.ts';
import type { WorkerWord } from './page-link.ts';
import { hasRunOut } from './run-out.ts';
import type { WorkerScope } from './scope.ts';
import { pictureOf } from './shell.ts';
import { askPages, tellPages } from './tell-pages.ts';

/** The server's own word on what time it is, before an alert is called too old. */
const TIME_WAIT_MS = 1_500;

/**
 * Takes in a push: checks it, notes it in the memory shared with the pages, and tells both them and the person. Shows something always,
 * as browsers demand, and whatever goes wrong in between.
 */
export async function hearPush(scope: WorkerScope, text: string): Promise<void> {
  try {
    await hear(scope, text);
  } catch {
    const heard = { alert: readAlert(text), path: 'push', seal: 'unknown' } as const;
    const {
      title,
      options: { icon: _icon, badge: _badge, ...words },
    } = plainNotice(heard.alert === undefined ? undefined : { ...heard, alert: heard.alert });
    await scope.registration.showNotification(title, words);
  }
}

async function hear(scope: WorkerScope, text: string): Promise<void> {
  const armed = await armedPush();
  const language = armed?.language ?? 'en';
  const alert = readAlert(text);
  if (alert === undefined) return show(scope, unreadableNotice(language));
  const heard: Heard = { alert, path: 'push', seal: await openKeyRing(() => {}).check(alert) };
  if (heard.seal !== 'broken' && alert.status === 'Test' && (await isProof())) return showProof(scope, heard, language);
  const hearing = await hearingOf(heard, armed);
  const { state, outcome } = await take(heard, hearing);
  if (outcome.kind === 'refused') {
    reportRefusal(heard, outcome.reason);
    await tellPages(scope, { kind: 'refused', alert, reason: outcome.reason } satisfies WorkerWord);
    return show(scope, noticeOf(heard, outcome, { state, language, isSilent: true }));
  }
  // Pages first: one that is open rings within the same moment, and then the notification need not.
  const isSounding = outcome.kind !== 'missed' && (await askPages(scope, { kind: 'heard', alert } satisfies WorkerWord));
  const isMuted = isMutedBy(await currentPause(), alert, 'zones' in outcome ? outcome.zones : alert.zones);
  return show(scope, noticeOf(heard, outcome, { state, language, isSilent: isSounding || isMuted }));
}

async function show({ registration }: WorkerScope, { title, options, close }: Notice): Promise<void> {
  const { icon: iconPath, badge: badgePath, ...words } = options;
  const [icon, badge] = await Promise.all([pictureOf(iconPath), pictureOf(badgePath)]);
  const pictures = { ...(icon === undefined ? {} : { icon }), ...(badge === undefined ? {} : { badge }) };
  await registration.showNotification(title, { ...words, ...pictures });
  const nowMs = Date.now() + (await keptClockLeadMs());
  for (const notification of await registration.getNotifications()) {
    if (close.includes(notification.tag) || hasRunOut(notification, nowMs)) notification.close();
  }
}

async function take(heard: Heard, hearing: Hearing) {
  try {
    const { state, outcomes } = await remember([{ kind: 'heard', heard, hearing }]);
    const [outcome] = outcomes;
    if (outcome !== undefined) return { state, outcome };
  } catch {
    // No memory (a full disk, a private window): better told twice than not at all.
  }
  return takeAlert(CALM, heard, hearing);
}

async function hearingOf({ alert }: Heard, armed: ArmedPush | undefined): Promise<Hearing> {
  const wanted = alert.zones.filter((zone) => armed?.zones.includes(zone) ?? true);
  const expiresMs = Date.parse(alert.expires);
  const nowMs = Date.now() + (await keptClockLeadMs());
  return {
    // The server pushes only what this device asked for. Where the two differ, a warning too many is the smaller mistake.
    zones: new Set(wanted.length > 0 ? wanted : alert.zones),
    nowMs: expiresMs > nowMs ? nowMs : ((await serverTimeMs()) ?? nowMs),
  };
}

/** The server's time now, to the second (RFC 9110 §6.6.1); undefined where it does not answer at once. */
async function serverTimeMs(): Promise<number | undefined> {
  try {
    const options = { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(TIME_WAIT_MS) } as const;
    const date = Date.parse((await fetch('/.well-known/tocsin-keys.json', options)).headers.get('date') ?? '');
    return Number.isNaN(date) ? undefined : date;
  } catch {
    return undefined;
  }
}

async function showProof(scope: WorkerScope, heard: Heard, language: PageLanguage): Promise<void> {
  await show(scope, proofNotice(heard, language));
  await tellPages(scope, { kind: 'proof', id: heard.alert.id } satisfies WorkerWord);
}

async function isProof(): Promise<boolean> {
  const window = await openDatabase()
    .then((database) => database.get('selfTest', NOW))
    .catch(() => undefined);
  return window !== undefined && Date.now() < window.untilMs;
}
