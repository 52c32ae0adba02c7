import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskEntry, FullEntry } from './desk-entry.ts';
import { membersOf } from './members.ts';

const STANDING = {
  title: '',
  standing: 'draft',
  grounded: true,
  confirmedBy: [],
  reviewersNeeded: 1,
  isOwn: false,
  sealed: [],
  unsealAsked: [],
};
const BY = { type: 'person', id: 'anna' } as const;
const TIME = '2024-01-06T12:00:00Z';

function aLink(id: string, more: Partial<Extract<DeskEntry, { kind: 'link' }>>): DeskEntry {
  return { kind: 'link', id, time: TIME, type: 'part_of', from: 'claim', to: 'here', by: BY, ...STANDING, ...more };
}

test('members are what links that still hold put in, and incidents that are one with it', () => {
  const full: FullEntry = {
    operator: 'anna',
    entry: { kind: 'incident', id: 'here', time: TIME, label: 'Saturday', by: BY, ...STANDING },
    naming: [
      aLink('1', {}),
      aLink('2', { from: 'own', standing: 'public' }),
      aLink('3', { from: 'gone', standing: 'retracted' }),
      aLink('4', { from: 'no', standing: 'rejected' }),
      aLink('5', { type: 'same_event', from: 'here', to: 'other' }),
      aLink('6', { type: 'contradicts', from: 'claim' }),
      aLink('7', { from: 'here', to: 'agreement' }),
    ],
    named: Object.fromEntries(
      ['claim', 'own', 'gone', 'no', 'other', 'agreement'].map((id) => [id, { title: id, kind: 'claim', standing: 'public' }]),
    ),
    history: [],
  };
  assert.deepEqual(
    membersOf(full).map(({ id, isMerged, link }) => [id, isMerged, link.id]),
    [
      ['claim', false, '1'],
      ['own', false, '2'],
      ['other', true, '5'],
    ],
  );
});
