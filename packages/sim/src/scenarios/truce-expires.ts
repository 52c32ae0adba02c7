import type { Input } from '@tocsin/core/entry';
import { claimsOf } from './claim-maker.ts';
import { BORDER_VILLAGE, shortRocket } from './gaza-envelope.ts';
import { inOrder } from './salvo.ts';
import { SOUTHERN_HEAD, southernSalvo } from './southern-salvo.ts';
import { blameClaims, captiveClaims, civilianClaims, EXPIRY, truceClaims } from './truce-expires-claims.ts';

const DOCUMENT = {
  publisher: 'CNN',
  published: '2023-12-01',
  reference: 'seed 003',
  artifact: 'b4fb281d4dcec0f8e7b962b8f00e3a40111dcabb303e25a41711d1845d116362',
};

/** 2023-12-01: a truce expires at 07:00 local; rockets; each side blames the other; evacuation notices. */
export function truceExpires(): readonly Input[] {
  return inOrder(SOUTHERN_HEAD, [
    { kind: 'note', time: EXPIRY, text: 'the truce runs out: 07:00 local, 05:00 UTC' },
    ...southernSalvo(4, '2023-12-01T05:00:30.000Z', [
      shortRocket(BORDER_VILLAGE, { afterS: 0, rangeM: 8_000 }),
      shortRocket([34.5, 31.528], { afterS: 8, rangeM: 5_500 }),
    ]),
    ...claimsOf('expiry', DOCUMENT, [...truceClaims(), ...blameClaims(), ...captiveClaims(), ...civilianClaims()]),
  ]);
}
