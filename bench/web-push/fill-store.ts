import { createECDH, randomBytes } from 'node:crypto';
import { LANGUAGES } from '@tocsin/core/zone/zone';
import { openSubscriptionStore } from '@tocsin/server/adapters/channel-web-push/subscription-store';

const ZONES = 1_450;
/** Zones of the alert; everybody has one of them, and one somewhere else. */
export const ALARMED = 50;

/** A zone's id. */
export const zoneId = (number: number): string => `zone-${number}`;

/** Writes subscriptions to the data folder as they look at the largest push service: some 190 characters, two zones, any language. */
export function fillStore(folder: string, subscriptions: number, origin: string): void {
  const store = openSubscriptionStore(folder);
  for (let from = 0; from < subscriptions; from += 10_000) {
    const count = Math.min(10_000, subscriptions - from);
    store.put(
      Array.from({ length: count }, (_, offset) => {
        const number = from + offset;
        const token = `${randomBytes(8).toString('base64url')}:APA91b${randomBytes(100).toString('base64url')}`;
        return {
          endpoint: `${origin}/fcm/send/${token}`,
          p256dh: createECDH('prime256v1').generateKeys(),
          auth: randomBytes(16),
          zones: [zoneId(number % ALARMED), zoneId(ALARMED + (number % (ZONES - ALARMED)))],
          language: LANGUAGES[number % LANGUAGES.length] ?? 'en',
          statuses: ['Actual'],
        };
      }),
    );
  }
  store.close();
}
