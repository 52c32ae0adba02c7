import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Language } from '@tocsin/core/zone/zone';
import { stepOf } from '../../outbox/alert-event.ts';

/** A message as ntfy's JSON publishing takes it (docs.ntfy.sh/publish, "Publish as JSON"). */
export interface NtfyMessage {
  readonly topic: string;
  readonly title: string;
  readonly message: string;
  readonly priority: 2 | 3 | 4 | 5;
  readonly tags: readonly string[];
  /** From version 2.16 on a later message of the same id replaces the earlier one on the phone; older servers ignore it. */
  readonly sequence_id: string;
}

/** Longer messages become attachments, which nobody reads in a shelter: ntfy's limit is 4,096 bytes. */
const MESSAGE_BYTES_MAX = 4_000;

/**
 * An alert for one topic, in one language. The texts are the alert's own; there are no links, so that nobody learns to follow one.
 * Its sequence id is the alert's: sent twice after a crash, it shows once. Each message that must be heard is a notification of its own,
 * because replacing one in place need not sound.
 */
export function ntfyMessage(
  alert: SignedAlert,
  { topic, language }: { topic: string; language: Language },
  hasHeard: boolean,
): NtfyMessage {
  const text = alert.texts[language];
  return {
    topic,
    title: text.headline,
    message: cutToBytes(`${text.description}\n\n${text.instruction}`, MESSAGE_BYTES_MAX),
    priority: priorityOf(alert, hasHeard),
    tags: tagsOf(alert),
    sequence_id: alert.id,
  };
}

function priorityOf({ phase, status, quiet }: SignedAlert, hasHeard: boolean): NtfyMessage['priority'] {
  if (status === 'Test') return 2;
  // 2 makes no sound: nothing new for whoever knows already, and only for them.
  if (quiet === true && hasHeard) return 2;
  if (phase === 'shelter') return 5;
  return phase === 'prepare' ? 4 : 3;
}

function tagsOf(alert: SignedAlert): readonly string[] {
  const mark = {
    Actual: { prepare: 'warning', shelter: 'rotating_light', allClear: 'white_check_mark' }[alert.phase],
    Exercise: 'test_tube',
    Test: 'test_tube',
  };
  return [mark[alert.status], alert.status, stepOf(alert)];
}

/** Cuts at a whole character. */
function cutToBytes(text: string, bytesMax: number): string {
  if (Buffer.byteLength(text) <= bytesMax) return text;
  const kept = new TextDecoder('utf-8').decode(Buffer.from(text).subarray(0, bytesMax - 3), { stream: true });
  return `${kept}…`;
}
