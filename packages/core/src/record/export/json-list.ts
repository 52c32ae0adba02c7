/** Writes a JSON object whose last member is a list, item by item: `head` is everything up to the first item. */
export function* jsonList<Item>(head: string, items: Iterable<Item>, written: (item: Item) => object): Generator<string> {
  yield head;
  let comma = '';
  for (const item of items) {
    yield `${comma}${JSON.stringify(written(item))}`;
    comma = ',';
  }
  yield ']}\n';
}
