import { spellingKey } from './name-key.ts';

/** Names that stand for every zone at once. */
const EVERYWHERE = ['כל הארץ', 'בכל הארץ', 'כל רחבי הארץ', 'בכל רחבי הארץ', 'כל האזורים', 'כל המדינה', 'בחר הכל'].concat([
  'all areas',
  'all zones',
  'select all',
  'the whole country',
  'whole country',
  'entire country',
  'nationwide',
  'вся страна',
  'по всей стране',
  'вся країна',
  'по всій країні',
  'كل البلاد',
  'جميع أنحاء البلاد',
]);

/** Names that stand for an area which the feed does not draw. */
const SOMEWHERE = ['ברחבי הארץ', 'רחבי הארץ', 'חלקים מהארץ', 'אזורים נרחבים', 'אזורים רבים', 'מספר אזורים', 'אזורים נוספים'].concat([
  'parts of the country',
  'several areas',
  'multiple areas',
  'различные районы страны',
  'أنحاء البلاد',
]);

const everywhere: ReadonlySet<string> = new Set(EVERYWHERE.map(spellingKey));
const somewhere: ReadonlySet<string> = new Set(SOMEWHERE.map(spellingKey));

/** What a name stands for that names no zone: the whole map, or an undrawn part of it. */
export function pseudoAreaOf(name: string): 'everywhere' | 'somewhere' | undefined {
  const key = spellingKey(name);
  if (everywhere.has(key)) return 'everywhere';
  return somewhere.has(key) ? 'somewhere' : undefined;
}
