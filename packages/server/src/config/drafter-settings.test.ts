import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drafterSettingsSchema } from './drafter-settings.ts';

const issuesOf = (more: object): readonly string[] =>
  drafterSettingsSchema
    .safeParse({ url: 'http://127.0.0.1:11434/v1', model: 'small', ...more })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('a server on this machine needs its address and a model, nothing else', () => {
  assert.deepEqual(issuesOf({}), []);
  assert.deepEqual(issuesOf({ url: 'https://models.example.org/v1', keyFile: 'model.key' }), []);
});

test('a report crosses no network in the clear unless somebody said so, and a key never does', () => {
  const url = 'http://models.example.org/v1';
  assert.deepEqual(issuesOf({ url }), ['url: expected https; http only on this machine, or with plainHttp']);
  assert.deepEqual(issuesOf({ url, plainHttp: true }), []);
  assert.deepEqual(issuesOf({ url, plainHttp: true, keyFile: 'k' }), ['keyFile: expected https where a key is sent']);
});

test('an address holds no secret and no query; unknown fields are errors', () => {
  for (const url of ['https://a:b@h/v1', 'https://h/v1?key=1', 'https://h/v1#x', 'file:///etc/passwd', 'ftp://h/v1', 'h'])
    assert.notDeepEqual(issuesOf({ url }), [], url);
  for (const more of [
    { apiKey: 'x' },
    { temperature: 1 },
    { confirm: true },
    { publish: true },
    { tools: [] },
    { model: ' ' },
    { timeoutS: 0 },
  ])
    assert.notDeepEqual(issuesOf(more), [], JSON.stringify(more));
});
