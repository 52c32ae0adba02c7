import { useState } from 'preact/hooks';
import type { AlertGroup } from './group-alerts.ts';
import type { Operator } from './use-operator.ts';

interface InForceProps {
  readonly groups: readonly AlertGroup[];
  readonly names: ReadonlyMap<string, string>;
  readonly nowMs: number;
  readonly onEnd: Operator['end'];
}

/** Prepared beforehand: correcting an alert must not wait for somebody to find words. */
const PREPARED_REASONS = ['False alarm: no object was found', 'The alert went to the wrong zones', 'Sent by mistake'];
const NAMES_MAX = 12;

/** What is in force, each with its way to an end. */
export function InForceList({ groups, names, nowMs, onEnd }: InForceProps) {
  return (
    <section aria-label="In force">
      <h2>In force</h2>
      {groups.length === 0 && <p class="none">Nothing is in force.</p>}
      {groups.map((group) => (
        <InForce key={group.key} {...{ group, names, nowMs, onEnd }} />
      ))}
    </section>
  );
}

function InForce({ group, names, nowMs, onEnd }: Omit<InForceProps, 'groups'> & { readonly group: AlertGroup }) {
  const { status, phase, zones, impactAt, expires } = group;
  const listed = zones.slice(0, NAMES_MAX).map((zone) => names.get(zone) ?? zone);
  const leftS = impactAt === undefined ? 0 : Math.ceil((Date.parse(impactAt) - nowMs) / 1000);
  return (
    <article class={`in-force ${status} ${phase}`}>
      <h3>
        <span class="lane-mark">{status === 'Actual' ? 'LIVE' : status.toUpperCase()}</span> {phase}, {group.threat}
        {leftS > 0 && <span class="left">{leftS} s to impact</span>}
      </h3>
      <p>
        {listed.join(', ')}
        {zones.length > NAMES_MAX && ` and ${zones.length - NAMES_MAX} more zones`}
      </p>
      <p class="why">
        {group.reasons[0]}. Over by itself at {expires.slice(11, 19)} UTC.
      </p>
      <EndForm group={group} onEnd={onEnd} />
    </article>
  );
}

/** One press opens the prepared reasons, a second ends the alert and tells people why. */
function EndForm({ group, onEnd }: { readonly group: AlertGroup; readonly onEnd: Operator['end'] }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const send = async (words: string) => setRefusal(await onEnd({ zones: group.zones, status: group.status, reason: words }));
  if (!isOpen) {
    return (
      <button type="button" onClick={() => setOpen(true)}>
        End this alert
      </button>
    );
  }
  return (
    <form
      class="end"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') send(reason.trim());
      }}
    >
      <p>People in {group.zones.length === 1 ? 'this zone' : `these ${group.zones.length} zones`} will read why:</p>
      {PREPARED_REASONS.map((words) => (
        <button key={words} type="button" onClick={() => send(words)}>
          {words}
        </button>
      ))}
      <input
        aria-label="Another reason"
        placeholder="Another reason"
        maxLength={280}
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <div class="row">
        <button type="submit" disabled={reason.trim() === ''}>
          End with this reason
        </button>
        <button type="button" onClick={() => setOpen(false)}>
          Back
        </button>
      </div>
      {refusal !== undefined && <p role="alert">{refusal}</p>}
    </form>
  );
}
