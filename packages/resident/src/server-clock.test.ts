import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openServerClock } from './server-clock.ts';

const SERVER_MS = Date.UTC(2026, 0, 1, 12, 0, 0);
const DEVICE_MS = SERVER_MS - 90_000;
const at = (afterMs: number) => new Date(SERVER_MS + afterMs).toISOString();

test('before the server has spoken the device is believed', () => {
  assert.equal(openServerClock().at(DEVICE_MS), DEVICE_MS);
});

test('a device that is a minute and a half slow counts with the server’s time', () => {
  const clock = openServerClock();
  clock.hear(at(0), DEVICE_MS + 40);
  assert.equal(clock.at(DEVICE_MS + 1_040), SERVER_MS + 1_000);
});

test('the message that travelled fastest counts: a late one does not set the clock back', () => {
  const clock = openServerClock();
  clock.hear(at(0), DEVICE_MS + 40);
  clock.hear(at(10_000), DEVICE_MS + 10_000 + 3_000);
  assert.equal(clock.at(DEVICE_MS + 20_040), SERVER_MS + 20_000);
});

test('a time that is none is passed over', () => {
  const clock = openServerClock();
  clock.hear('soon', DEVICE_MS);
  assert.equal(clock.at(DEVICE_MS), DEVICE_MS);
});
