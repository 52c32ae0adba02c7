import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as fc from 'fast-check';
import * as z from 'zod';
import { issuesOf } from './schema-issue.ts';
import { unknownFields } from './unknown-fields.ts';

it('finds nothing unknown in what a schema kept whole', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.deepEqual(unknownFields(value, value), []);
    }),
  );
});

it('names each field that a schema passed over, where it stands', () => {
  const schema = z.object({ a: z.object({ b: z.number() }), list: z.array(z.object({ c: z.number().default(1) })) });
  const raw = JSON.parse('{"a":{"b":1,"x":2},"list":[{"c":1},{"y":{"deep":1}}],"z":null,"__proto__":{"b":1}}');
  assert.deepEqual(unknownFields(raw, schema.parse(raw)), ['a.x', 'list[1].y', 'z', '__proto__']);
});

it('names unknown fields one by one where a schema refuses them', () => {
  const parsed = z.strictObject({ a: z.strictObject({}) }).safeParse({ a: { x: 1, y: 2 }, z: 3 });
  assert.deepEqual(
    issuesOf(parsed.error as z.ZodError).map(({ path, message }) => `${path}: ${message}`),
    ['a.x: unknown field', 'a.y: unknown field', 'z: unknown field'],
  );
});
