import type * as z from 'zod';
import type { Issue } from './result.ts';

/** Turns a schema's complaints into issues whose paths read as a caller would write them: `plots[3].range`. */
export function issuesOf(error: z.ZodError): readonly Issue[] {
  return error.issues.flatMap((issue): Issue[] => {
    // One issue for each field, at the field, where the schema names them together at the object.
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ code: issue.code, path: pathText([...issue.path, key]), message: 'unknown field' }));
    return [{ code: issue.code, path: pathText(issue.path), message: issue.message }];
  });
}

function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? String(step) : `.${String(step)}`;
  }
  return text;
}
