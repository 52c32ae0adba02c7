import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { AlarmState, Heard } from '../alarm-state.ts';
import type { RefusalReason } from '../store/history.ts';
import type { Outcome } from '../take-alert.ts';
import type { PageLanguage } from '../words.ts';
import { PROOF_TAG } from './page-link.ts';
import { WORKER_WORDS } from './words.ts';

/** What a notification keeps for when somebody presses it, or it has run out. */
export interface NotificationData {
  readonly alert?: string;
  /** On the server's clock; absent where nothing runs out. */
  readonly expiresMs?: number;
}

/** A notification to show, and those that it makes untrue. */
export interface Notice {
  readonly title: string;
  readonly options: NotificationOptions & {
    readonly tag: string;
    /** Addresses of pictures of this build. */
    readonly icon: string;
    readonly badge: string;
    readonly renotify: boolean;
    readonly silent: boolean;
    readonly actions: readonly { readonly action: string; readonly title: string }[];
    readonly vibrate?: readonly number[];
    readonly data: NotificationData;
  };
  /** Tags of notifications to take away. */
  readonly close: readonly string[];
}

/** How a notice is to be given. */
export interface Manner {
  readonly language: PageLanguage;
  /** Somebody else sounds it, or it is paused. */
  readonly isSilent: boolean;
}

const ICONS = '/icons/';
/** One colour on nothing: what stands in the status bar. */
const BADGE = `${ICONS}badge.png`;

/** Live, exercise and test do not feel alike either. */
const BUZZ: Readonly<Record<SignedAlert['status'], Readonly<Record<SignedAlert['phase'], readonly number[]>>>> = {
  Actual: {
    shelter: Array.from({ length: 15 }, (_, place) => (place % 2 === 0 ? 800 : 250)),
    prepare: [400, 200, 400, 200, 400],
    allClear: [200],
  },
  Exercise: { shelter: [200, 150, 200, 150, 200], prepare: [200, 150, 200], allClear: [200] },
  Test: { shelter: [100], prepare: [100], allClear: [100] },
};

/**
 * What to show for an alert that came by push. Everything that belongs to one warning carries one tag, so that its end takes the place
 * of its beginning; the end for one zone of several stands beside the warning of the others.
 */
export function noticeOf(heard: Heard, outcome: Outcome, { state, ...manner }: Manner & { readonly state: AlarmState }): Notice {
  switch (outcome.kind) {
    case 'refused':
      return outcome.reason === 'expired' ? missedNotice(heard.alert, manner) : refusedNotice(outcome.reason, manner);
    case 'missed':
      return missedNotice(heard.alert, manner);
    case 'elsewhere':
      return alertNotice(heard, [], { ...manner, isSilent: true });
    case 'raised':
      return alertNotice(heard, outcome.threads, { ...manner, isSilent: manner.isSilent || !outcome.isNews });
    case 'ended':
      return endNotice(heard, outcome.threads, { ...manner, state });
    case 'known':
      return knownNotice(heard, outcome.zones, { ...manner, isSilent: manner.isSilent || outcome.isAgain, state });
  }
}

/** Something came that is no alert at all. */
export function unreadableNotice(language: PageLanguage): Notice {
  return refusedNotice('unreadable', { language });
}

/** An alert of which nothing is known but what it says, with the mark that it was not checked. */
export function plainNotice(heard: Heard | undefined): Notice {
  return heard === undefined ? unreadableNotice('en') : alertNotice(heard, [], { language: 'en', isSilent: false });
}

/** A test push of the self-test: seen, not heard. */
export function proofNotice(heard: Heard, language: PageLanguage): Notice {
  const notice = alertNotice(heard, [], { language, isSilent: true });
  return { ...notice, options: { ...notice.options, tag: PROOF_TAG, requireInteraction: false } };
}

/** What is known already keeps what is true on the screen: a word that was overtaken must not take the place of the one that overtook it. */
function knownNotice(heard: Heard, zones: readonly string[], { state, ...manner }: Manner & { readonly state: AlarmState }): Notice {
  const { alert } = heard;
  const keys = zones.map((zone) => `${alert.status}|${zone}`);
  const inForce = keys.flatMap((key) => state.inForce.get(key) ?? [])[0];
  if (alert.phase !== 'allClear') {
    if (inForce === undefined) return missedNotice(alert, manner);
    const isCurrent = inForce.alert.id === alert.id;
    return alertNotice(isCurrent ? heard : inForce, [inForce.thread], { ...manner, isSilent: manner.isSilent || !isCurrent });
  }
  const threads = [...new Set(keys.flatMap((key) => state.over.get(key)?.thread ?? []))];
  return endNotice(heard, threads, { ...manner, state });
}

function endNotice(heard: Heard, threads: readonly string[], { state, ...manner }: Manner & { readonly state: AlarmState }): Notice {
  const going = new Set([...state.inForce.values()].map(({ thread }) => thread));
  const ended = threads.filter((thread) => !going.has(thread));
  return alertNotice(heard, ended.length > 0 ? ended : [`${heard.alert.id} end`], manner);
}

function alertNotice({ alert, seal }: Heard, threads: readonly string[], { language, isSilent }: Manner): Notice {
  const words = WORKER_WORDS[language];
  const { text, written } = textOf(alert, language);
  const isEnd = alert.phase === 'allClear';
  const [tag = alert.id, ...others] = threads;
  const mark = seal === 'sealed' ? [] : [words.unsealed];
  const actions = isEnd
    ? []
    : [
        { action: 'open', title: words.open },
        { action: 'silence', title: words.silence },
      ];
  return {
    title: text.headline,
    options: {
      ...looks(written),
      body: [text.instruction, text.description, ...mark].join('\n'),
      tag,
      icon: `${ICONS}${iconOf(alert)}.png`,
      requireInteraction: alert.status !== 'Test',
      renotify: !isSilent,
      silent: isSilent,
      // A silent notification must not vibrate: browsers refuse the combination.
      ...(isSilent ? {} : { vibrate: BUZZ[alert.status][alert.phase] }),
      actions,
      data: { alert: alert.id, ...(isEnd ? {} : { expiresMs: Date.parse(alert.expires) }) },
    },
    close: others,
  };
}

function missedNotice(alert: SignedAlert, { language }: Pick<Manner, 'language'>): Notice {
  const { text } = textOf(alert, language);
  return quietNotice(language, { title: WORKER_WORDS[language].missed, body: text.headline, tag: 'missed' });
}

function refusedNotice(why: RefusalReason | 'unreadable', { language }: Pick<Manner, 'language'>): Notice {
  const words = WORKER_WORDS[language];
  return quietNotice(language, { title: words.refused, body: words.why[why], tag: 'refused' });
}

function quietNotice(
  language: PageLanguage,
  { title, body, tag }: { readonly title: string; readonly body: string; readonly tag: string },
): Notice {
  const icon = `${ICONS}icon-192.png`;
  const options = { ...looks(language), body, tag, icon, renotify: false, silent: true, actions: [], data: {} };
  return { title, options, close: [] };
}

function looks(language: PageLanguage) {
  return { lang: language, dir: language === 'he' || language === 'ar' ? ('rtl' as const) : ('ltr' as const), badge: BADGE };
}

/** The alert's words in a language, or in the one that it has: a push carries one only. */
function textOf({ texts }: SignedAlert, language: PageLanguage) {
  const known: Partial<SignedAlert['texts']> = texts;
  for (const written of [language, 'he', 'ar', 'en', 'ru', 'uk'] as const) {
    const text = known[written];
    if (text !== undefined) return { text, written };
  }
  return { text: { headline: 'Tocsin', description: '', instruction: '' }, written: language };
}

function iconOf({ status, phase }: SignedAlert): string {
  if (phase === 'allClear') return 'released';
  if (status !== 'Actual') return status.toLowerCase();
  return phase;
}
