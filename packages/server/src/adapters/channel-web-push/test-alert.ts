import type { PublicAlert } from '@tocsin/core/message/public-alert';
import { publicAlert } from '@tocsin/core/message/publish-alert';
import { contentId } from '@tocsin/core/seal/content-id';
import { addSeconds, formatInstant, unixMs } from '@tocsin/core/units/instant';
import type { Alert } from '@tocsin/core/warning/alert';

const LIFE_S = 120;

/** The words come from no map: a test says that it is one, and where does not matter. */
const NO_MAP = { region: { id: 'none', version: '0', timeZone: 'UTC', zones: [] }, byId: new Map<string, number>() };

/** A test of the whole way to one phone: status Test, which no client shows as an alarm. */
export function testAlert(zones: readonly string[], { sender, nowMs }: { readonly sender: string; readonly nowMs: number }): PublicAlert {
  const now = unixMs(nowMs);
  const content: Omit<Alert, 'id'> = {
    kind: 'alert',
    incident: 'push-test',
    time: formatInstant(now),
    status: 'Test',
    msgType: 'Alert',
    phase: 'shelter',
    threat: 'unknown',
    zones,
    shelterTimeS: 0,
    expires: formatInstant(addSeconds(now, LIFE_S)),
    references: [],
    source: { kind: 'operator', names: [] },
    reason: 'a test that this phone asked for',
    tracks: [],
  };
  return publicAlert({ ...content, id: contentId(content) }, { ...NO_MAP, sender });
}
