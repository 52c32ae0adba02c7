/**
 * The form that a whole number asks for in Russian and Ukrainian: 1, 21 → one; 2 to 4, 22 → few; 0, 5, 11 to 14 → many.
 *
 * @see Unicode CLDR plural rules, ru and uk, cardinal
 */
export function slavicForm<Form>(count: number, forms: { readonly one: Form; readonly few: Form; readonly many: Form }): Form {
  const tens = count % 100;
  const ones = count % 10;
  if (tens >= 11 && tens <= 14) return forms.many;
  if (ones === 1) return forms.one;
  return ones >= 2 && ones <= 4 ? forms.few : forms.many;
}

/**
 * The form that a whole number asks for in Arabic. `many` (11 to 99) and `other` (100, 101, 102 and 0) both take the singular in
 * the sentences here, so they are one.
 *
 * @see Unicode CLDR plural rules, ar, cardinal
 */
export function arabicForm<Form>(
  count: number,
  forms: { readonly one: Form; readonly two: Form; readonly few: Form; readonly other: Form },
): Form {
  if (count === 1) return forms.one;
  if (count === 2) return forms.two;
  const tens = count % 100;
  return tens >= 3 && tens <= 10 ? forms.few : forms.other;
}
