import type { WorkerScope } from './scope.ts';
import { tellPages } from './tell-pages.ts';

/** Shows a notification again without its sound, and has open pages fall silent: the alert is in force all the same. */
export async function silenceNotification(scope: WorkerScope, notification: Notification): Promise<void> {
  const { title, body, dir, lang, tag, icon } = notification;
  const data: unknown = notification.data;
  await tellPages(scope, { kind: 'silence' });
  await scope.registration.showNotification(title, {
    body,
    dir,
    lang,
    tag,
    icon,
    data,
    silent: true,
    requireInteraction: true,
  });
}
