import { armAgain } from '../push/arm.ts';
import { hearPush } from './hear-push.ts';
import type { WorkerScope } from './scope.ts';
import { activateShell, answer, installShell } from './shell.ts';
import { silenceNotification } from './silence.ts';
import { showPage } from './tell-pages.ts';

declare const self: WorkerScope;

self.addEventListener('install', (event) => {
  // Open pages go on with the files they have; the next visit gets the new build as a whole.
  event.waitUntil(installShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([activateShell(), self.clients.claim()]));
});

self.addEventListener('fetch', (event) => {
  const answered = answer(event.request, self);
  if (answered !== undefined) event.respondWith(answered);
});

self.addEventListener('push', (event) => {
  event.waitUntil(hearPush(self, event.data?.text() ?? ''));
});

self.addEventListener('notificationclick', (event) => {
  const { notification, action } = event;
  if (action === 'silence') return event.waitUntil(silenceNotification(self, notification));
  notification.close();
  event.waitUntil(showPage(self));
});

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(armAgain(self.registration));
});
