import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from './ask.ts';

/** Something that is read from the server and may be read again. */
export interface Loaded<Body> {
  /** The last answer; it stays while a new one is on its way. */
  readonly body: Body | undefined;
  readonly problem: string | undefined;
  readonly isLoading: boolean;
  reload(): Promise<void>;
}

/** Reads an address of the desk, and again where the address changes; an answer that comes after a later one is dropped. */
export function useAnswer<Body>(path: string | undefined): Loaded<Body> {
  const [held, setHeld] = useState<{ readonly path: string | undefined; readonly body: Body } | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isLoading, setLoading] = useState(path !== undefined);
  const turn = useRef(0);

  async function reload(): Promise<void> {
    if (path === undefined) return;
    turn.current += 1;
    const mine = turn.current;
    setLoading(true);
    const answer = await ask<Body>(path);
    if (mine !== turn.current) return;
    setLoading(false);
    if (answer.ok) setHeld({ path, body: answer.body });
    setProblem(answer.ok ? undefined : answer.problem);
  }

  useEffect(() => void reload(), [path]);
  // Somebody else may have decided meanwhile, or the server was away.
  useEffect(() => {
    const again = () => void reload();
    for (const event of ['focus', 'online']) addEventListener(event, again);
    return () => {
      for (const event of ['focus', 'online']) removeEventListener(event, again);
    };
  }, [path]);
  return { body: path === undefined || held?.path !== path ? undefined : held.body, problem, isLoading, reload };
}
