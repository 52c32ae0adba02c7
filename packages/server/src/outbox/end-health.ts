import type { ChannelEnd, ChannelHealth } from '../ports/channel.ts';
import type { EndState } from './end-state.ts';

/** So many failures in a row make an end count as down. */
const DOWN_FAILURES = 3;
const REASONS_MAX = 5;

/** An end as operators see it. */
export function endHealthOf(id: string, state: Readonly<EndState>): ChannelEnd {
  const lastLifeAt = state.lastLifeMs === undefined ? {} : { lastLifeAt: new Date(state.lastLifeMs).toISOString() };
  return { id, ...lastLifeAt, ...judge(state) };
}

function judge({ closedBy, failuresInRow, lastFailure, lastLifeMs }: EndState): Pick<ChannelEnd, 'state' | 'note'> {
  if (closedBy !== undefined) return { state: 'down', note: `${closedBy}: it asked not to be called again` };
  if (failuresInRow === 0) return { state: lastLifeMs === undefined ? 'silent' : 'ok' };
  const note = `${lastFailure ?? 'FAILED'}, ${failuresInRow} in a row`;
  return { state: failuresInRow >= DOWN_FAILURES ? 'down' : 'degraded', note };
}

/** A channel's health, made of its ends'. `fault`: what is wrong with the channel beside its ends. */
export function channelHealthOf(
  channel: Pick<ChannelHealth, 'id' | 'kind' | 'pending'>,
  named: readonly ChannelEnd[],
  fault: string | undefined,
): ChannelHealth {
  const bad = named.filter(({ state }) => state === 'degraded' || state === 'down');
  const isDown = named.length > 0 && named.every(({ state }) => state === 'down');
  const reasons = [...bad.slice(0, REASONS_MAX).map(({ id, note }) => `${id}: ${note ?? ''}`), ...(fault === undefined ? [] : [fault])];
  const lastLifeAt = named
    .flatMap((end) => end.lastLifeAt ?? [])
    .toSorted()
    .at(-1);
  return {
    ...channel,
    state: isDown ? 'down' : reasons.length > 0 ? 'degraded' : 'ok',
    ...(reasons.length === 0 ? {} : { reason: reasons.join('; ') }),
    ...(lastLifeAt === undefined ? {} : { lastLifeAt }),
    ends: named.length,
    named,
  };
}
