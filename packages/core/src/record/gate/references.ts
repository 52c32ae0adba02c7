import type { RecordEntry } from '../model/record-entry.ts';

/** Another entry that one names, and the field it does so in. */
export interface Reference {
  readonly path: string;
  readonly id: string;
  /** True where the entry has to be a public claim before the one that names it can be. */
  readonly restsOn: boolean;
}

/** Every entry that an entry names. An artifact is named by its hash and is looked up elsewhere. */
export function referencesOf(entry: RecordEntry): readonly Reference[] {
  switch (entry.kind) {
    case 'artifact':
    case 'incident':
      return [];
    case 'claim':
      return optional('replaces', entry.replaces);
    case 'link':
      return [plain('from', entry.from), plain('to', entry.to)];
    case 'assessment':
      return [
        plain('incident', entry.incident),
        ...entry.uses.map((id, place) => rest(`uses[${place}]`, id)),
        ...(entry.rejects ?? []).map(({ claim }, place) => rest(`rejects[${place}].claim`, claim)),
      ];
    case 'series':
      return optional('stepsOf', entry.stepsOf);
    case 'series-point':
      return [
        rest('series', entry.series),
        ...(entry.claim === undefined ? [] : [rest('claim', entry.claim)]),
        ...optional('revises', entry.revises),
      ];
    case 'agreement':
      return [
        ...(entry.deadline === undefined ? [] : [rest('deadline.claim', entry.deadline.claim)]),
        ...(entry.extensionRule === undefined ? [] : [rest('extensionRule.claim', entry.extensionRule.claim)]),
        ...entry.ratios.map(({ claim }, place) => rest(`ratios[${place}].claim`, claim)),
        ...entry.obligations.map(({ claim }, place) => rest(`obligations[${place}].claim`, claim)),
      ];
    case 'extension':
      return [rest('agreement', entry.agreement), rest('deadline.claim', entry.deadline.claim)];
    case 'breach':
      return [rest('agreement', entry.agreement), rest('claim', entry.claim)];
    case 'notice':
      return [rest('claim', entry.claim)];
    case 'review':
      return [plain('subject', entry.subject), ...optional('replacement', entry.replacement)];
    case 'reconciliation':
      return entry.claims.map((id, place) => rest(`claims[${place}]`, id));
  }
}

function plain(path: string, id: string): Reference {
  return { path, id, restsOn: false };
}

function rest(path: string, id: string): Reference {
  return { path, id, restsOn: true };
}

function optional(path: string, id: string | undefined): readonly Reference[] {
  return id === undefined ? [] : [plain(path, id)];
}
