import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { aHeard } from './heard.fixture.ts';
import { parseAlert, readAlert } from './parse-alert.ts';

const { alert } = aHeard();

test('an alert of the server is one, with all languages and with one', () => {
  assert.deepEqual(readAlert(JSON.stringify(alert)), alert);
  const part = { ...alert, texts: { en: alert.texts.en } };
  assert.deepEqual(parseAlert(part), part);
});

test('whatever else comes is none, and nothing throws', () => {
  fc.assert(fc.property(fc.anything(), (value) => parseAlert(value) === undefined));
  fc.assert(fc.property(fc.string(), (text) => readAlert(text) === undefined));
});

test('an alert that lacks any member that the page relies on is none', () => {
  const needed = [
    'id',
    'incident',
    'threat',
    'sent',
    'expires',
    'status',
    'phase',
    'shelterTimeS',
    'zones',
    'references',
    'texts',
    'signature',
  ];
  const nothing = fc.constantFrom(undefined, null, 7.5, [], {}, 'x');
  fc.assert(
    fc.property(fc.constantFrom(...needed), nothing, (name, value) => {
      const spoilt = { ...alert, [name]: value };
      const isStillRight = typeof value === typeof Reflect.get(alert, name) && ['id', 'incident', 'threat', 'shelterTimeS'].includes(name);
      const isEmptyList = Array.isArray(value) && ['zones', 'references'].includes(name);
      assert.equal(parseAlert(spoilt) !== undefined, isStillRight || isEmptyList, `${name} = ${JSON.stringify(value)}`);
    }),
  );
});
