import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as fc from 'fast-check';
import { parseSirenTopic, sirenTopic, zoneStateTopic } from './siren-topics.ts';

it('live, exercise and test are told apart by topic', () => {
  assert.equal(zoneStateTopic('tocsin', 'live', '1932'), 'tocsin/live/zone/1932/state');
  assert.equal(zoneStateTopic('tocsin', 'exercise', '1932'), 'tocsin/exercise/zone/1932/state');
});

it('a name of any letters is one level of a topic, without wildcards, and is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('status' as const, 'ack' as const), (siren, leaf) => {
      const topic = sirenTopic('a/b', siren, leaf);
      assert.equal(topic.split('/').length, 5);
      assert.ok(!/[#+]/.test(topic));
      assert.deepEqual(parseSirenTopic('a/b', topic), { siren, leaf });
    }),
  );
});

it('what is no siren speaking is not read as one', () => {
  for (const topic of ['tocsin/siren/a/command', 'tocsin/siren//status', 'tocsin/siren/%/ack', 'tocsin/siren/a/ack/x', 'x/siren/a/ack'])
    assert.equal(parseSirenTopic('tocsin', topic), undefined);
});
