// The five reports with hand-made labels, which lie outside the project.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { DraftClaim, DraftQuantity } from '@tocsin/core/intake/draft-claim';
import type { Claim } from '@tocsin/core/record/claim';
import { claimSchema } from '@tocsin/core/record/claim';
import { claimFromDraft } from '@tocsin/core/record/claim-from-draft';
import type { When } from '@tocsin/core/record/when/when';

const FOLDER = new URL('../../../../../shared/seeds/', import.meta.url);

/** Reason to skip a test that needs the labels; false where they are. */
export const labelsAbsent = existsSync(new URL('claims.json', FOLDER)) ? false : 'data absent: no ../shared/seeds here';

/** One sum that was worked out by hand. */
export interface LabelledSum {
  readonly id: string;
  readonly rule: string;
  readonly claims: readonly string[];
  readonly holds: boolean | null;
}

/** A report with its text, its claims as entries of the record, and what was labelled about them. */
export interface LabelledReport {
  readonly text: string;
  readonly artifact: string;
  readonly published: When;
  readonly publisher: string;
  readonly claims: readonly Claim[];
  /** Ids of the labels by the ids of the claims. */
  readonly labelOf: ReadonlyMap<string, string>;
  readonly sums: readonly LabelledSum[];
  readonly relations: readonly { readonly type: string; readonly from: string; readonly to: string }[];
}

interface Label extends Omit<DraftClaim, 'quantity' | 'time'> {
  readonly id: string;
  readonly quantity?: Partial<DraftQuantity> & Pick<DraftQuantity, 'qualifier' | 'unit'>;
  readonly time: { readonly iso: string; readonly precision: string; readonly basis?: string } | null;
  readonly demographic?: string;
  readonly actor?: string;
  readonly target?: string;
  readonly weapon?: string;
  readonly modality?: Claim['modality'];
}

interface LabelFile {
  readonly docs: readonly {
    readonly doc: string;
    readonly publisher: string;
    readonly published: { readonly iso: string; readonly basis: string };
    readonly claims: readonly Label[];
    readonly reconciliations: readonly LabelledSum[];
    readonly relations: LabelledReport['relations'];
  }[];
}

/** All five, in the order of their file. */
export function readLabelledReports(): readonly LabelledReport[] {
  const { docs } = JSON.parse(readFileSync(new URL('claims.json', FOLDER), 'utf8')) as LabelFile;
  return docs.map(({ doc, publisher, published, claims: labels, reconciliations, relations }) => {
    const text = readFileSync(new URL(doc, FOLDER), 'utf8');
    const artifact = createHash('sha256').update(text).digest('hex');
    const labelOf = new Map<string, string>();
    const claims = labels.map((label) => {
      const claim = claimOf(label, { artifact, publisher, published: published.iso });
      labelOf.set(claim.id, label.id);
      return claim;
    });
    const day: When = { edtf: published.iso, precision: 'day', basis: published.basis.startsWith('UNDATED') ? 'inferred' : 'stated' };
    return { text, artifact, published: day, publisher, claims, labelOf, sums: reconciliations, relations };
  });
}

function claimOf(label: Label, { artifact, publisher, published }: { artifact: string; publisher: string; published: string }): Claim {
  const { quantity, time, via, demographic, actor, target, weapon, modality } = label;
  const draft: DraftClaim = {
    ...label,
    via: via ?? null,
    quantity: quantity === undefined ? null : { value: null, min: null, max: null, words: '', ...quantity },
    time: time === null ? null : { basis: '', ...time },
  };
  const claim = claimFromDraft(
    draft,
    {
      artifact,
      publisher,
      published,
      time: `${published}T12:00:00Z`,
      draftedBy: { type: 'person', id: 'annotator' },
      policy: 'labels/0.1',
    },
    {
      ...(demographic === undefined ? {} : { scope: demographic }),
      ...(actor === undefined ? {} : { actor }),
      ...(target === undefined ? {} : { target }),
      ...(weapon === undefined ? {} : { weapon }),
      ...(modality === undefined ? {} : { modality }),
    },
  );
  return claimSchema.parse(claim);
}
