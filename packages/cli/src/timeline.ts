import type { Entry } from '@tocsin/core/entry';
import { formatInstant } from '@tocsin/core/units/instant';
import { nameOf, type Region } from '@tocsin/core/zone/zone';

/** Zones named in one line of the timeline. */
const NAMED_MAX = 6;

/** Writes entries as lines for a person; undefined for those that would only fill the screen. */
export function timelineWriter(region: Region): (entry: Entry) => string | undefined {
  const byId = new Map(region.zones.map((zone) => [zone.id, nameOf(zone.names, 'en')]));
  const started = { at: undefined as number | undefined };
  const named = (zones: readonly string[]) => {
    const names = zones.slice(0, NAMED_MAX).map((zone) => byId.get(zone) ?? zone);
    return zones.length > NAMED_MAX ? `${names.join(', ')} and ${zones.length - NAMED_MAX} more zones` : names.join(', ');
  };
  return (entry) => {
    const said = sayEntry(entry, named);
    if (said === undefined) return undefined;
    if (entry.body.kind === 'track' && entry.body.state === 'confirmed') started.at ??= entry.at;
    const since = started.at === undefined ? '' : ` +${((entry.at - started.at) / 1000).toFixed(1)}s`;
    return `${formatInstant(entry.at).slice(0, 23).replace('T', ' ')}${since.padStart(9)}  ${said}`;
  };
}

function sayEntry({ body }: Entry, named: (zones: readonly string[]) => string): string | undefined {
  switch (body.kind) {
    case 'track':
      return `${body.track} ${body.state}: ${body.reason}`;
    case 'verdict':
      return `${body.warn ? 'WARN' : 'leave in peace'} ${named([body.zone])}: ${body.reason}`;
    case 'alert': {
      const word =
        body.phase === 'allClear' ? `ALL CLEAR (${body.end?.how ?? 'over'})` : body.phase === 'shelter' ? 'TAKE SHELTER' : 'PREPARE';
      if (body.quiet === true) return `${word} goes on: ${named(body.zones)}`;
      const status = body.status === 'Actual' ? '' : `${body.status.toUpperCase()} `;
      return `${status}${word} [${body.shelterTimeS} s] ${named(body.zones)}`;
    }
    case 'outcome':
      return `outcome by ${body.source}: ${body.count} ${body.outcome}`;
    case 'claim':
      return `claim by ${body.chain.map(({ agent }) => agent).join(', through ')}: ${body.summary}`;
    case 'discard':
      return `not used, ${body.code}: ${body.what} (${body.reason})`;
    case 'cap-message':
      return `CAP of ${body.sender} ${body.decision}, ${body.code}: ${body.reason}`;
    case 'cancel':
      return `cancelled by ${body.operator}: ${body.reason}`;
    case 'note':
      return body.text;
    case 'review':
      return `${body.decision} of ${body.subject} by ${body.by.id}${body.reason === undefined ? '' : `: ${body.reason}`}`;
    case 'reconciliation':
      return `${body.rule} ${body.result}: ${body.sentence}`;
    case 'artifact':
    case 'incident':
    case 'link':
    case 'assessment':
    case 'series':
    case 'series-point':
    case 'agreement':
    case 'extension':
    case 'breach':
    case 'notice':
      return undefined;
    case 'forecast':
    case 'scan':
    case 'feed-alert':
    case 'sighting':
    case 'tick':
    case 'delivery':
    case 'edition':
    case 'start':
    case 'region':
    case 'sensor':
    case 'policy':
      return undefined;
  }
}
