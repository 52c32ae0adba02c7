import { useId } from 'preact/hooks';
import { type Findable, kindText } from '../desk-entry.ts';
import type { Field, GroupField, Values } from './fields.ts';
import { PickEntry, Picked } from './pick-entry.tsx';
import { rowsOf, textOf } from './read-form.ts';
import { readInstant } from './typed-time.ts';

interface RowProps {
  readonly field: Field;
  /** The field's place in the entry: `ratios[0].claim`. */
  readonly path: string;
  /** The fields beside it, its own among them. */
  readonly values: Values;
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (value: string | readonly Values[]) => void;
  readonly onEntry?: ((entry: Findable | undefined) => void) | undefined;
}

/** One field with its label, and what is wrong with it. */
export function FieldRow(props: RowProps) {
  const { field, path, values, faults, onChange, onEntry } = props;
  const id = useId();
  if (field.type === 'group') return <Group {...props} field={field} />;
  const label = field.isOptional === true ? `${field.label} (if known)` : field.label;
  const fault = faultOf(faults, path);
  const about = fault === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` };
  const said = fault !== undefined && (
    <p id={`${id}-fault`} class="fault">
      {fault}
    </p>
  );
  if (field.type === 'entry')
    return (
      <div class="field">
        <span>{label}</span>
        <PickEntry
          label={label}
          kinds={field.of}
          about={field.about}
          value={textOf(values, field.name)}
          onPick={(entry, found) => {
            onChange(entry);
            onEntry?.(found);
          }}
          describedBy={about['aria-describedby']}
          isInvalid={fault !== undefined}
        />
        {said}
      </div>
    );
  if (field.type === 'entries') {
    const rows = rowsOf(values, field.name);
    return (
      <div class="field">
        <span>{label}</span>
        {rows.map((row) => (
          <Picked key={textOf(row, 'id')} id={textOf(row, 'id')} onOut={() => onChange(rows.filter((each) => each !== row))} />
        ))}
        <PickEntry
          label={label}
          kinds={field.of}
          value=""
          onPick={(entry) => onChange([...rows.filter((row) => textOf(row, 'id') !== entry), { id: entry }])}
          describedBy={about['aria-describedby']}
          isInvalid={fault !== undefined}
        />
        {said}
      </div>
    );
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Input {...props} id={id} about={about} />
      {field.type === 'instant' && <Clocks typed={textOf(values, field.name)} zone={textOf(values, 'zone')} />}
      {said}
    </div>
  );
}

interface InputProps extends RowProps {
  readonly id: string;
  readonly about: object;
}

function Input({ field, values, onChange, id, about }: InputProps) {
  const value = typeof values[field.name] === 'string' ? String(values[field.name]) : '';
  if (field.type === 'choice')
    return (
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)} {...about}>
        <option value="">–</option>
        {field.of.map((each) => (
          <option key={each} value={each}>
            {kindText(each)}
          </option>
        ))}
      </select>
    );
  if (field.type === 'yes')
    return (
      <input
        id={id}
        type="checkbox"
        checked={value === 'yes'}
        onChange={(event) => onChange(event.currentTarget.checked ? 'yes' : 'no')}
        {...about}
      />
    );
  if (field.type === 'long')
    return <textarea id={id} rows={4} value={value} onInput={(event) => onChange(event.currentTarget.value)} {...about} />;
  const completions = 'completions' in field ? field.completions : undefined;
  return (
    <>
      <input
        id={id}
        value={value}
        placeholder={field.hint}
        list={completions === undefined ? undefined : `${id}-list`}
        onInput={(event) => onChange(event.currentTarget.value)}
        {...about}
      />
      {completions !== undefined && (
        <datalist id={`${id}-list`}>
          {completions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** A moment on both clocks, while it is typed: nobody has to reckon with offsets. */
function Clocks({ typed, zone }: { readonly typed: string; readonly zone: string }) {
  const instant = readInstant(typed, zone);
  return instant === undefined ? null : <p class="why">{`${instant.slice(0, 16).replace('T', ' ')} UTC`}</p>;
}

function Group({ field, path, values, faults, onChange }: RowProps & { readonly field: GroupField }) {
  const rows = rowsOf(values, field.name);
  const shown = field.isMany ? rows : [rows[0] ?? {}];
  const fault = faults.get(path);
  const replace = (place: number, row: Values) => onChange(shown.map((each, at) => (at === place ? row : each)));
  return (
    <fieldset>
      <legend>{field.isOptional === true ? `${field.label} (if known)` : field.label}</legend>
      {shown.map((row, place) => (
        <div class="group-row" key={place}>
          {field.fields.map((each) => (
            <FieldRow
              key={each.name}
              field={each}
              path={`${path}${field.isMany ? `[${place}]` : ''}.${each.name}`}
              values={row}
              faults={faults}
              onChange={(value) => replace(place, { ...row, [each.name]: value })}
            />
          ))}
          {field.isMany && (
            <button type="button" onClick={() => onChange(rows.filter((_, at) => at !== place))}>
              Take this one out
            </button>
          )}
        </div>
      ))}
      {field.isMany && (
        <button type="button" onClick={() => onChange([...rows, {}])}>
          Add one
        </button>
      )}
      {fault !== undefined && <p class="fault">{fault}</p>}
    </fieldset>
  );
}

/** What is wrong with a field, or with a part of it that has no field of its own (`value.words`). */
function faultOf(faults: ReadonlyMap<string, string>, path: string): string | undefined {
  return [...faults].find(([at]) => at === path || at.startsWith(`${path}.`) || at.startsWith(`${path}[`))?.[1];
}
