import type { DraftClaim, IntakeOptions } from '@tocsin/core/intake/draft-claim';
import { compareDrafters } from '@tocsin/core/intake/model-draft/compare-drafters';
import { type GatedDrafts, gateDrafts } from '@tocsin/core/intake/model-draft/gate-drafts';
import { openOpenAiDrafter } from '@tocsin/server/adapters/drafter-openai/openai-drafter';
import { drafterSettingsSchema } from '@tocsin/server/config/drafter-settings';
import { InvalidArgumentError } from 'commander';

/** How a model is reached, out of the command's options. */
export interface ModelOptions {
  readonly model: string;
  readonly modelName: string;
  readonly modelKeyFile?: string;
  readonly modelPlainHttp?: boolean;
  readonly modelTimeout?: number;
}

/** A report as it is drafted by rules, to be asked about. */
export interface RulesDrafts {
  readonly text: string;
  readonly intake: IntakeOptions;
  readonly claims: readonly DraftClaim[];
}

/** All drafts in the order of the text, and what is to be said about the model beside them. */
export interface UnionOfDrafts {
  readonly claims: readonly DraftClaim[];
  /** One line for a person. */
  readonly says: string;
  readonly failed: boolean;
}

const FLAGS: Readonly<Record<string, string>> = {
  url: '--model',
  model: '--model-name',
  keyFile: '--model-key-file',
  timeoutS: '--model-timeout',
};

/** Asks a model about a report and adds what passes the gates and the rules do not have. A model that fails adds nothing. */
export async function addModelDrafts({ text, intake, claims }: RulesDrafts, options: ModelOptions): Promise<UnionOfDrafts> {
  const settings = drafterSettingsSchema.safeParse({
    url: options.model,
    model: options.modelName,
    ...(options.modelKeyFile === undefined ? {} : { keyFile: options.modelKeyFile }),
    ...(options.modelPlainHttp === undefined ? {} : { plainHttp: options.modelPlainHttp }),
    ...(options.modelTimeout === undefined ? {} : { timeoutS: options.modelTimeout }),
  });
  if (!settings.success) {
    const [issue] = settings.error.issues;
    const flag = FLAGS[String(issue?.path[0])] ?? '--model';
    throw new InvalidArgumentError(`${flag}: ${(issue?.message ?? 'not usable').replace('plainHttp', '--model-plain-http')}`);
  }
  const drafter = openOpenAiDrafter(settings.data);
  const asked = await drafter.ask(text).finally(() => drafter.close());
  if (!asked.ok)
    return { claims, says: `model: ${asked.error.code}: ${asked.error.message}; these are the drafts of the rules alone`, failed: true };
  const gated = gateDrafts(text, asked.value.claims, intake);
  const { both, modelOnly, rulesOnly } = compareDrafters(claims, gated.accepted);
  const { model, version } = asked.value;
  const says = `model ${model} (${version}): ${both.length} drafts that the rules have, ${modelOnly.length} more; ${rulesOnly.length} of the rules alone; ${rejectionsOf(gated)}`;
  return { claims: [...claims, ...modelOnly].sort(byPlace), says, failed: false };
}

function rejectionsOf({ rejected, ambiguous, counts }: GatedDrafts): string {
  const codes = Object.entries(counts).map(([code, count]) => `${code} ${count}`);
  return [
    `${ambiguous.length} whose quote stands in several places`,
    `${rejected.length} rejected${codes.length === 0 ? '' : `: ${codes.join(', ')}`}`,
  ].join('; ');
}

function byPlace({ span: [start, end] }: DraftClaim, { span: [from, to] }: DraftClaim): number {
  return start - from || end - to;
}
