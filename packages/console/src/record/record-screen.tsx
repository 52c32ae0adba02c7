import { useEffect, useState } from 'preact/hooks';
import { ReportsScreen } from '../review/review-screen.tsx';
import { useKeys } from '../review/use-keys.ts';
import { useReview } from '../review/use-review.ts';
import type { OperatorView } from '../view.ts';
import { EntriesScreen, WaitingScreen } from './board-screen.tsx';
import type { DeskClaim } from './desk-entry.ts';
import { Help } from './help.tsx';
import { IncidentsScreen } from './incidents-screen.tsx';
import { ProposalsScreen } from './proposals-screen.tsx';

const TABS = [
  ['R', 'Reports'],
  ['W', 'Waiting'],
  ['I', 'Incidents'],
  ['P', 'Proposals'],
  ['E', 'Entries'],
] as const;
type Tab = (typeof TABS)[number][1];

/** The desk of the record: reports and what was read out of them, what waits, what belongs together. */
export function RecordScreen({ view, onClose }: { readonly view: OperatorView; readonly onClose: () => void }) {
  const [tab, setTab] = useState<Tab>('Reports');
  const [isHelp, setHelp] = useState(false);
  const [said, say] = useSaid();
  const reports = useReview(say);
  const isUnsent = (reports.board?.marks.size ?? 0) > 0;
  const leave = (act: () => void) => {
    // A form that somebody fills in is not left by a letter beside its fields.
    if (document.querySelector('.entry-form, .edit') !== null) return;
    if (document.querySelector('[data-unsent]') === null) act();
    else say('not yet: something here is not sent');
  };
  const close = () => leave(() => (isUnsent ? say('not yet: R leads to decisions that are not sent') : onClose()));
  const go = (to: Tab) => () =>
    leave(() => {
      setTab(to);
      say('');
      // Others may have taken reports in since.
      if (to === 'Reports' && reports.report === undefined && (tab !== to || reports.reports === undefined)) void reports.list();
    });
  const showReport = ({ artifact, id }: DeskClaim) =>
    leave(() => {
      if (artifact === undefined) return;
      setTab('Reports');
      void reports.open(artifact, id);
    });
  useKeys({
    ...Object.fromEntries(TABS.map(([key, name]) => [key, go(name)])),
    r: close,
    '?': () => setHelp(true),
  });
  return (
    <main class={`review ${tab.toLowerCase()}`}>
      <header class="lanes">
        <h1>Record</h1>
        <nav aria-label="Desk of the record">
          {TABS.map(([key, name]) => (
            <button key={key} type="button" aria-current={tab === name ? 'page' : undefined} onClick={go(name)}>
              <kbd>{key}</kbd> {name}
            </button>
          ))}
        </nav>
        <InForceNote view={view} />
        <span role="status">{said}</span>
        <a href="/incidents">Public pages</a>
        <button type="button" class="clock" onClick={() => setHelp(true)}>
          <kbd>?</kbd> Keys
        </button>
        <button type="button" onClick={close}>
          <kbd>r</kbd> Map
        </button>
      </header>
      {tab === 'Reports' && <ReportsScreen desk={reports} />}
      {tab === 'Waiting' && <WaitingScreen say={say} onReport={showReport} />}
      {tab === 'Incidents' && <IncidentsScreen say={say} />}
      {tab === 'Proposals' && <ProposalsScreen say={say} />}
      {tab === 'Entries' && <EntriesScreen say={say} onReport={showReport} />}
      {isHelp && <Help onClose={() => setHelp(false)} />}
    </main>
  );
}

/** What was done is said for this long; what was refused, until something else is said. */
const SAID_MS = 6_000;

function useSaid(): readonly [string, (text: string) => void] {
  const [said, say] = useState('');
  useEffect(() => {
    if (said === '' || /refused|does not answer|not yet|not now/.test(said)) return undefined;
    const timer = setTimeout(() => say(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, say];
}

/** Whoever reads reports must not miss what is happening now. */
function InForceNote({ view }: { readonly view: OperatorView }) {
  const zones = new Set(view.alerts.filter(({ status }) => status === 'Actual').flatMap((alert) => alert.zones)).size;
  if (zones === 0) return null;
  return (
    <div class="lane Actual shelter" role="alert">
      <b>LIVE</b> {zones === 1 ? '1 zone' : `${zones} zones`} under alert
    </div>
  );
}
