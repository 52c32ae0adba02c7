import type { Claim } from '@tocsin/core/record/claim';
import { typedFigure } from '../review/typed-figure.ts';
import { type Findable, type FullEntry, kindText } from './desk-entry.ts';
import type { Field, Values } from './form/fields.ts';
import { rowsOf, textOf, valuesOf } from './form/read-form.ts';
import { shapeOf } from './form/shapes.ts';
import type { Loaded } from './use-answer.ts';

/** One entry in full: what it says, what it names and what names it, and who decided what. */
export function EntryDetail({ full }: { readonly full: Loaded<FullEntry> }) {
  const { body, problem, isLoading } = full;
  if (body === undefined) return <p class="none">{problem ?? (isLoading ? 'Reading …' : 'Nothing here.')}</p>;
  const { entry, naming, history } = body;
  return (
    <>
      <h2>{entry.title}</h2>
      {'waitsFor' in entry && entry.waitsFor !== undefined && <p class="why">{`Waits: ${entry.waitsFor}`}</p>}
      {entry.kind === 'claim' ? <ClaimWords claim={entry} /> : <Said entry={entry} named={body.named} />}
      {naming.length > 0 && (
        <>
          <h3>What names it</h3>
          <ul>
            {naming.map(({ id, kind, title, standing }) => (
              <li key={id}>
                {kindText(kind)}: {title} <small>{standing}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <History steps={history} />
    </>
  );
}

/** Who did what when, to an entry and to the links that name it. */
export function History({ steps }: { readonly steps: FullEntry['history'] }) {
  if (steps.length === 0) return null;
  return (
    <>
      <h3>History</h3>
      <ol class="history">
        {steps.map(({ time, by, decision, reason, fields, about }) => (
          <li key={`${time}${by}${decision}${about}`}>
            <time>{time.slice(0, 16).replace('T', ' ')}</time> {by}: {decision}
            {fields !== undefined && ` ${fields.join(', ')}`}
            {about !== undefined && ` ${about}`}
            {reason !== undefined && ` (${reason})`}
          </li>
        ))}
      </ol>
    </>
  );
}

/** What a claim says, with its words. */
export function ClaimWords({ claim }: { readonly claim: Claim }) {
  const { claim: kind, quote, chain, quantity, place, when, assertion, document } = claim;
  return (
    <>
      {quote !== undefined && <blockquote dir="auto">{quote}</blockquote>}
      <p class="why">
        {[
          kindText(kind),
          assertion,
          quantity === undefined ? '' : `${typedFigure(quantity) || quantity.words} ${quantity.unit}`,
          chain.map(({ agent }) => agent).join(', through '),
          place ?? '',
          when === undefined ? '' : `${when.edtf} (${when.precision}, ${when.basis})`,
          document?.publisher ?? '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

function Said({ entry, named }: { readonly entry: Findable; readonly named: FullEntry['named'] }) {
  const shape = shapeOf(entry.kind);
  if (shape === undefined) return null;
  const values = valuesOf(shape.fields, Object.fromEntries(Object.entries(entry)));
  return <Rows fields={shape.fields} values={values} named={named} />;
}

interface RowsProps {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly named: FullEntry['named'];
}

/** The fields of a form, filled in and to be read. */
function Rows({ fields, values, named }: RowsProps) {
  return (
    <dl>
      {fields.map((field) => {
        if (values[field.name] === undefined || values[field.name] === '') return null;
        return (
          <div key={field.name}>
            <dt>{field.label}</dt>
            <dd>
              {field.type === 'group'
                ? rowsOf(values, field.name).map((row, place) => <Rows key={place} fields={field.fields} values={row} named={named} />)
                : shown(field, values, named)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function shown(field: Field, values: Values, named: FullEntry['named']): string {
  const nameOf = (id: string) => (named[id] === undefined ? id : `${named[id].title} (${named[id].standing})`);
  if (field.type === 'entries')
    return rowsOf(values, field.name)
      .map((row) => nameOf(textOf(row, 'id')))
      .join('; ');
  const text = textOf(values, field.name);
  return field.type === 'entry' ? nameOf(text) : field.type === 'choice' ? kindText(text) : text;
}
