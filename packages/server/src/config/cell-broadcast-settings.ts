import {
  additionalLanguageIdentifier,
  EXERCISE_IDENTIFIERS,
  LIVE_IDENTIFIERS,
  TEST_IDENTIFIERS,
} from '@tocsin/core/cell-broadcast/message-identifier';
import { PAGES_MAX } from '@tocsin/core/cell-broadcast/pages';
import { GEOGRAPHICAL_SCOPES } from '@tocsin/core/cell-broadcast/serial-number';
import { identifier } from '@tocsin/core/detection/observation';
import { STATUSES } from '@tocsin/core/detection/threat';
import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as z from 'zod';

const live = z.literal(LIVE_IDENTIFIERS);
const languages = z
  .array(z.enum(LANGUAGES))
  .max(3)
  .refine((list) => new Set(list).size === list.length, 'a language is named twice');

/**
 * An area that a cell broadcast centre can reach as a whole. The open interface has no smaller scope than the centre's whole network, so
 * each area has a centre of its own, connected to the cells of that area and no others.
 */
const areaSchema = z.strictObject({
  id: identifier,
  /** The centre's interface, like `http://127.0.0.1:12345/api/ecbe/v1`; it has no passwords of its own: keep it on a private network. */
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  /** Sent as `Authorization: Bearer` for a proxy in front of the centre. */
  bearer: z.string().min(1).optional(),
  /** Every zone into which the centre's cells reach. The area is alarmed only while all of them are. */
  zones: z.array(z.string().min(1)).min(1),
});

/** Cell broadcast. Off unless it is there. */
export const cellBroadcastSettingsSchema = z.strictObject({
  id: identifier.default('cell-broadcast'),
  areas: z
    .array(areaSchema)
    .min(1)
    .max(2_000)
    .refine((areas) => new Set(areas.map(({ id }) => id)).size === areas.length, 'two areas have the same id')
    // A centre holds one message for each identifier: two areas would take them from each other.
    .refine((areas) => new Set(areas.map(({ url }) => url)).size === areas.length, 'two areas have the same centre'),
  /** Languages of the message that every phone shows, one after the other in it. */
  languages: languages.min(1),
  /** Languages of a second message, for phones set to show additional languages; none where empty. */
  additionalLanguages: languages.default([]),
  /** Which alerts are broadcast. Exercises and tests have identifiers that phones hide unless their owner asks for them. */
  statuses: z.array(z.enum(STATUSES)).min(1).default(['Actual']),
  identifiers: z
    .strictObject({
      shelter: live.default(4370),
      prepare: live.default(4373),
      allClear: live.default(4378),
      exercise: z.literal(EXERCISE_IDENTIFIERS).default(4381),
      test: z.literal(TEST_IDENTIFIERS).default(4380),
    })
    .refine(
      ({ shelter, prepare, allClear }) => new Set([shelter, prepare, allClear]).size === 3,
      'shelter, prepare and allClear must differ',
    )
    .refine((ids) => Object.values(ids).every((id) => additionalLanguageIdentifier(id) !== undefined), 'an identifier has no language twin')
    .prefault({}),
  /** Where a message code is unique. `plmn_wide`: a phone that moves between cells of the network shows an alert once. */
  scope: z.enum(GEOGRAPHICAL_SCOPES).default('plmn_wide'),
  pagesMax: z.number().int().min(1).max(PAGES_MAX).default(PAGES_MAX),
  /** Seconds between two broadcasts of a message; longer where its pages take longer on the air. */
  repetitionS: z.number().min(1).max(4_000).default(4),
  /** How long an all-clear is broadcast. */
  allClearS: z.number().int().min(10).max(3_600).default(300),
  /** A centre answers when its base stations have, which it gives 15 s. */
  answerTimeoutMs: z.number().int().min(100).max(60_000).default(20_000),
  attemptsMax: z.number().int().min(1).max(10).default(4),
  retryMs: z.number().int().min(10).max(30_000).default(500),
  heartbeatS: z.number().min(1).max(600).default(30),
});
export type CellBroadcastSettings = z.output<typeof cellBroadcastSettingsSchema>;
export type CellBroadcastArea = CellBroadcastSettings['areas'][number];
