import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHASES, STATUSES } from '@tocsin/core/detection/threat';
import { isEndless, SOUND_CLASSES, SOUND_PICKS, type SoundPick, toneOf, toneOfPick } from './sound.ts';

const all = (pick: SoundPick) => ({ shelter: pick, prepare: pick, allClear: pick, exercise: pick });

test('whatever is chosen, no two classes sound alike', () => {
  const tones = SOUND_CLASSES.flatMap((each) => SOUND_PICKS.flatMap((pick) => toneOfPick(each, pick) ?? []));
  assert.equal(new Set(tones).size, tones.length);
  assert.equal(tones.length, SOUND_CLASSES.length * (SOUND_PICKS.length - 1));
});

test('no lane shares a tone with another under any choice, and only a live call to shelter wails', () => {
  const lanes = STATUSES.map(
    (status) => new Set(PHASES.flatMap((phase) => SOUND_PICKS.flatMap((pick) => toneOf({ status, phase }, all(pick)) ?? []))),
  );
  assert.equal(toneOf({ status: 'Actual', phase: 'shelter' }, all('1')), 'wail');
  for (const [place, lane] of lanes.entries())
    for (const other of lanes.slice(place + 1)) assert.equal(lane.isDisjointFrom(other), true, `${[...lane]} and ${[...other]}`);
});

test('"no sound" means none', () => {
  for (const phase of PHASES) {
    assert.equal(toneOf({ status: 'Actual', phase }, all('none')), undefined);
    assert.equal(toneOf({ status: 'Exercise', phase }, all('none')), undefined);
  }
});

test('a pre-alert and a test end by themselves, a call to shelter goes on', () => {
  assert.deepEqual(
    [
      isEndless({ status: 'Actual', phase: 'prepare' }),
      isEndless({ status: 'Test', phase: 'shelter' }),
      isEndless({ status: 'Exercise', phase: 'prepare' }),
      isEndless({ status: 'Actual', phase: 'shelter' }),
      isEndless({ status: 'Exercise', phase: 'shelter' }),
    ],
    [false, false, false, true, true],
  );
});
