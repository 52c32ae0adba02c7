import { type Result, refuse } from '@tocsin/core/units/result';
import type { Speech, VoiceRefusal } from '../../ports/voice.ts';

export type Rendered = Result<Uint8Array, VoiceRefusal>;

/** What is being rendered or waits for it; everyone who asks for the same text waits for the same sound. */
interface Job {
  readonly speech: Speech;
  readonly done: Promise<Rendered>;
  readonly settle: (rendered: Rendered) => void;
}

/** Texts on their way to sound: so many at once, so many waiting in each line, what was prepared before what was asked for. */
export interface RenderQueue {
  add(key: string, speech: Speech, line: 'prepared' | 'asked'): Promise<Rendered>;
  pending(): number;
  /** Answers everyone who waits; resolves when nothing is under way. */
  close(): Promise<void>;
}

/** What a queue works with. */
export interface QueueParts {
  readonly parallelMax: number;
  readonly waitingMax: number;
  readonly render: (key: string, speech: Speech) => Promise<Rendered>;
}

const CLOSED: Rendered = refuse({ code: 'CLOSED', message: 'the server is closing' });

/** Creates an empty queue. */
export function createRenderQueue({ parallelMax, waitingMax, render }: QueueParts): RenderQueue {
  const jobs = new Map<string, Job>();
  const lines: { readonly prepared: string[]; readonly asked: string[] } = { prepared: [], asked: [] };
  let running = 0;
  let isClosed = false;

  function startNext(): void {
    while (running < parallelMax) {
      const key = lines.prepared.shift() ?? lines.asked.shift();
      const job = key === undefined ? undefined : jobs.get(key);
      if (key === undefined || job === undefined) return;
      running += 1;
      void run(key, job);
    }
  }

  async function run(key: string, { speech, settle }: Job): Promise<void> {
    const rendered = await render(key, speech);
    jobs.delete(key);
    running -= 1;
    settle(rendered);
    startNext();
  }

  return {
    add(key, speech, line) {
      const before = jobs.get(key);
      if (before !== undefined) return before.done;
      if (isClosed) return Promise.resolve(CLOSED);
      if (lines[line].length >= waitingMax) {
        return Promise.resolve(refuse({ code: 'BUSY', message: `${waitingMax} texts wait to be spoken already` }));
      }
      const { promise: done, resolve: settle } = Promise.withResolvers<Rendered>();
      jobs.set(key, { speech, done, settle });
      lines[line].push(key);
      startNext();
      return done;
    },
    pending: () => jobs.size,
    async close() {
      isClosed = true;
      for (const key of [...lines.prepared.splice(0), ...lines.asked.splice(0)]) {
        jobs.get(key)?.settle(CLOSED);
        jobs.delete(key);
      }
      await Promise.all([...jobs.values()].map(({ done }) => done));
    },
  };
}
