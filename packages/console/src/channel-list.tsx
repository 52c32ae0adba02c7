import { useState } from 'preact/hooks';
import type { ChannelView } from './view.ts';

interface ChannelListProps {
  readonly channels: readonly ChannelView[];
  /** Asks all sirens of a channel for a silent test; a sentence that says what came of it. */
  readonly onSilentTest: (channel: string) => Promise<string>;
}

/** The ways out of the house, each with its state, what the last alert reached, and its ends that are not well. */
export function ChannelList({ channels, onSilentTest }: ChannelListProps) {
  return (
    <section aria-label="Channels">
      <h2>Channels</h2>
      {channels.length === 0 && <p class="none">Only the live stream: no push, no siren is configured.</p>}
      <ul>
        {channels.map((channel) => (
          <ChannelItem key={channel.id} channel={channel} onSilentTest={onSilentTest} />
        ))}
      </ul>
    </section>
  );
}

function ChannelItem({
  channel,
  onSilentTest,
}: {
  readonly channel: ChannelView;
  readonly onSilentTest: ChannelListProps['onSilentTest'];
}) {
  const { id, state, reason, ends, pending, named = [], last } = channel;
  const [said, setSaid] = useState<string | undefined>(undefined);
  const unwell = named.filter((end) => end.state !== 'ok');
  const hasSirens = channel.kind === 'mqtt' && ends > 0;
  async function test(): Promise<void> {
    setSaid('testing …');
    setSaid(await onSilentTest(id));
  }
  return (
    <li class={`source ${state === 'ok' ? 'fresh' : 'stale'}`}>
      <b>{id}</b> {ends} {ends === 1 ? 'end' : 'ends'}
      {pending > 0 && `, ${pending} waiting`}
      <span class="left">{state}</span>
      {reason !== undefined && <p class="why">{reason}</p>}
      {last !== undefined && (
        <p class="why">
          last alert: {last.reached} reached{last.failed > 0 && `, ${last.failed} not`}
          {last.lastMs !== undefined && `, the last after ${last.lastMs.toFixed(0)} ms`}
        </p>
      )}
      {unwell.slice(0, 20).map((end) => (
        <p key={end.id} class="why">
          {end.id}: {end.state}
          {end.note !== undefined && `, ${end.note}`}
        </p>
      ))}
      {hasSirens && (
        <button type="button" onClick={() => void test()}>
          Silent test
        </button>
      )}
      {said !== undefined && (
        <p class="why" role="status">
          {said}
        </p>
      )}
    </li>
  );
}
