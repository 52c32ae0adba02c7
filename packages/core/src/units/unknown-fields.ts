/**
 * The paths of the fields of `raw` that did not make it into `parsed`, as a caller would write them: `plots[3].colour`. A schema
 * passes over what it does not know; this says what that was, so that a misspelt field is seen.
 *
 * @param parsed - what the schema made of `raw`: same shape, unknown members left out
 */
export function unknownFields(raw: unknown, parsed: unknown, path = ''): readonly string[] {
  if (Array.isArray(raw)) {
    if (!Array.isArray(parsed)) return [];
    return raw.flatMap((item, index) => unknownFields(item, parsed[index], `${path}[${index}]`));
  }
  if (!isObject(raw) || !isObject(parsed)) return [];
  return Object.keys(raw).flatMap((key) => {
    const field = path === '' ? key : `${path}.${key}`;
    return Object.hasOwn(parsed, key) ? unknownFields(raw[key], parsed[key], field) : [field];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
