import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_SETTINGS, parseSettings } from './settings.ts';

test('what an earlier visit kept is taken, and one unreadable member costs the others nothing', () => {
  const kept = JSON.stringify({ sounds: { shelter: 'none', prepare: '9' }, flash: false, textSize: 125, vibration: 'yes', home: 'south' });
  assert.deepEqual(parseSettings(kept), {
    ...DEFAULT_SETTINGS,
    sounds: { ...DEFAULT_SETTINGS.sounds, shelter: 'none' },
    flash: false,
    textSize: 125,
    home: 'south',
  });
});

test('nothing kept, or nothing readable, is everything on', () => {
  for (const kept of [null, '', '{', '[]', 'null', '7']) assert.deepEqual(parseSettings(kept), DEFAULT_SETTINGS, String(kept));
});
