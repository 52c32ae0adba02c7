import { useState } from 'preact/hooks';
import { CHECK_IDS, type Check, runSelfTest, type SelfTestOptions } from '../self-test/self-test.ts';
import { type PageLanguage, shortSeconds, WORDS } from '../words.ts';
import { Icon } from './icons.tsx';

interface CheckProps {
  readonly language: PageLanguage;
  readonly options: SelfTestOptions;
}

type Verdict = 'never' | 'running' | 'proven' | 'limits' | 'failed';

/** Would this phone ring? Each way is tried; green only when every one is proven. */
export function CheckScreen({ language, options }: CheckProps) {
  const words = WORDS[language];
  const [checks, setChecks] = useState<readonly Check[]>([]);
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    setChecks([]);
    try {
      for await (const check of runSelfTest(options)) setChecks((before) => [...before, check]);
    } finally {
      setRunning(false);
    }
  };
  const verdict = verdictOf(checks, isRunning);
  const said = {
    never: words.checkNever,
    running: words.checkRunning,
    proven: words.checkProven,
    limits: words.checkLimits,
    failed: words.checkFailed,
  }[verdict];
  return (
    <main class="calm">
      <h1>{words.checkTitle}</h1>
      <section class={`verdict ${verdict}`}>
        <Icon name={verdict === 'proven' ? 'allClear' : verdict === 'failed' ? 'cross' : verdict === 'limits' ? 'prepare' : 'bell'} />
        <p role="status">{said}</p>
      </section>
      <button type="button" class="turn-on" disabled={isRunning} onClick={() => void run()}>
        {words.checkRun}
      </button>
      <ul class="checks">
        {checks
          .toSorted((one, other) => (isRunning ? 0 : rankOf(one) - rankOf(other)))
          .map((check) => (
            <CheckLine key={check.id} check={check} language={language} />
          ))}
      </ul>
      <p class="note">{words.silentMode}</p>
    </main>
  );
}

/** What has to be mended stands first. */
function rankOf({ id, state }: Check): number {
  return CHECK_IDS.indexOf(id) + { failed: 0, warn: 100, ok: 200 }[state];
}

function verdictOf(checks: readonly Check[], isRunning: boolean): Verdict {
  if (isRunning) return 'running';
  if (checks.length === 0) return 'never';
  // A test that broke off has proven nothing.
  if (checks.length < CHECK_IDS.length || checks.some(({ state }) => state === 'failed')) return 'failed';
  return checks.some(({ state }) => state === 'warn') ? 'limits' : 'proven';
}

function CheckLine({ check, language }: { readonly check: Check; readonly language: PageLanguage }) {
  const words = WORDS[language];
  const measured = (ms: number) => shortSeconds(language, Math.abs(Math.round(ms / 100) / 10));
  const found: Readonly<Record<string, string>> = words.findings;
  return (
    <li class={`card ${check.state}`}>
      <Icon name={check.state === 'ok' ? 'check' : check.state === 'warn' ? 'prepare' : 'cross'} />
      <div>
        <strong>{words.checks[check.id]}</strong>
        <p>
          {found[`${check.id}.${check.code}`] ?? words.works}
          {check.measuredMs !== undefined && check.state !== 'failed' && <small> ({measured(check.measuredMs)})</small>}
        </p>
      </div>
    </li>
  );
}
