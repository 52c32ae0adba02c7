import type { MessagePort } from 'node:worker_threads';
import type { RecordAnswer, RecordCall } from '../../ports/record-thread.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

const HEALTH_EVERY_MS = 1_000;

/** What runs in the thread. */
export interface HostedRecord {
  answer(call: RecordCall): Promise<RecordAnswer>;
  /** Why it does not work as it should, in words for operators. */
  faults(): readonly string[];
  close(): Promise<void>;
}

/** Tells the main thread of a fault that nobody waits for. */
export type SayFault = (fault: unknown) => void;

/** The thread's side: opens the record, then answers what the main thread passes on. */
export async function hostRecord(port: MessagePort, open: (onFault: SayFault) => Promise<HostedRecord>): Promise<void> {
  const say = (message: FromThread, moved: readonly ArrayBuffer[] = []): void => port.postMessage(message, [...moved]);
  const fault: SayFault = (thrown) =>
    say({ kind: 'fault', text: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
  let failed: string | undefined;
  // Questions that come while it opens wait for it.
  const opened = open(fault).catch((thrown: unknown) => {
    failed = `cannot be opened: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
    fault(thrown);
    return undefined;
  });
  let hosted: HostedRecord | undefined;
  const timer = setInterval(
    () => say({ kind: 'health', faults: failed === undefined ? (hosted?.faults() ?? []) : [failed] }),
    HEALTH_EVERY_MS,
  );

  async function answerOf(asked: RecordCall): Promise<RecordAnswer> {
    try {
      const record = await opened;
      return record === undefined ? refused('RECORD_DOWN', failed ?? 'the record is closed') : await record.answer(asked);
    } catch (thrown) {
      fault(thrown);
      return refused('INTERNAL', 'see the log of the server');
    }
  }

  port.on('message', (message: ToThread) => {
    if (message.kind === 'ask')
      void answerOf(message.asked).then((answer) =>
        say({ kind: 'answer', call: message.call, answer }, answer.ok ? [answer.body.buffer] : []),
      );
    else {
      clearInterval(timer);
      void opened
        .then((record) => record?.close())
        .catch(fault)
        .finally(() => port.close());
    }
  });
  hosted = await opened;
}

function refused(code: string, detail: string): RecordAnswer {
  return { ok: false, code, detail, errors: [], headers: {} };
}
