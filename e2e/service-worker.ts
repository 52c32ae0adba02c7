import { generateKeyPairSync, sign } from 'node:crypto';
import type { PublicAlert, SignedAlert } from '@tocsin/core/message/public-alert';
import { alertBytes } from '@tocsin/core/seal/alert-bytes';
import { attachSignature } from '@tocsin/core/seal/signed-alert';
import { keyThumbprint } from '@tocsin/server/adapters/signer-ed25519/key-thumbprint';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** A notification as the browser shows it. */
export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly silent: boolean;
  readonly requireInteraction: boolean;
  readonly lang: string;
  readonly dir: string;
}

/** The service worker of a server's resident page, as a push service and a phone's lock screen meet it. */
export interface DrivenWorker {
  /** Delivers a push message as a push service would, after its decryption. */
  push(payload: unknown): Promise<void>;
  /** All that is shown now. */
  notifications(): Promise<readonly ShownNotification[]>;
  /** Waits until what is shown is as wanted. */
  shows(isWanted: (all: readonly ShownNotification[]) => boolean): Promise<readonly ShownNotification[]>;
  /** A page of the same server that is none of the resident's: what is seen from there does not need the app to be open. */
  readonly outside: Page;
  /** What the worker complained of. */
  readonly faults: readonly string[];
}

/** Takes hold of the worker that a page of this context has registered. */
export async function driveWorker(context: BrowserContext, origin: string): Promise<DrivenWorker> {
  await context.grantPermissions(['notifications'], { origin });
  const outside = await context.newPage();
  await outside.goto(`${origin}/v1/zones?format=list`);
  await outside.evaluate(async () => (await navigator.serviceWorker.getRegistration('/'))?.active ?? (await navigator.serviceWorker.ready));
  const session = await context.newCDPSession(outside);
  const faults: string[] = [];
  session.on('ServiceWorker.workerErrorReported', ({ errorMessage }) => faults.push(errorMessage.errorMessage));
  const registrationId = await registrationOf(session, origin);
  const notifications = () =>
    outside.evaluate(async () => {
      const all = (await (await navigator.serviceWorker.getRegistration('/'))?.getNotifications()) ?? [];
      return all.map(({ title, body, tag, silent, requireInteraction, lang, dir }) => {
        return { title, body, tag, silent: silent === true, requireInteraction, lang, dir };
      });
    });
  return {
    outside,
    faults,
    notifications,
    async push(payload) {
      const data = typeof payload === 'string' ? payload : JSON.stringify(payload);
      await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
    },
    async shows(isWanted) {
      let seen: readonly ShownNotification[] = [];
      for (let round = 0; round < 100; round += 1) {
        seen = await notifications();
        if (isWanted(seen)) return seen;
        await outside.waitForTimeout(50);
      }
      throw new Error(`never shown as wanted, but: ${JSON.stringify(seen)}`);
    },
  };
}

function registrationOf(session: CDPSession, origin: string): Promise<string> {
  return new Promise((resolve, reject) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted);
      if (found !== undefined) resolve(found.registrationId);
    });
    session.send('ServiceWorker.enable').catch(reject);
  });
}

/** A key of the installation beside the one in use, as it has while keys are exchanged: with it a test signs what a push carries. */
export function openPushSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const keyId = keyThumbprint({ x });
  return {
    jwk: { kty: 'OKP', crv: 'Ed25519', x, kid: keyId, use: 'sig', alg: 'EdDSA' },
    sign: (alert: PublicAlert): SignedAlert =>
      attachSignature(alert, { keyId, value: sign(null, alertBytes(alert), privateKey).toString('base64url') }),
  };
}

/** The part of an alert that one subscriber gets: its own zones, one language, a signature over just that. */
export function partOf(
  alert: PublicAlert,
  { zones, language }: { readonly zones: readonly string[]; readonly language: 'en' | 'he' },
): PublicAlert {
  const { signature: _, ...content } = alert as SignedAlert;
  return { ...content, zones, texts: { [language]: alert.texts[language] } as unknown as PublicAlert['texts'] };
}
