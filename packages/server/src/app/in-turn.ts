/** Runs one task after the other, in the order in which they were asked for; one that fails keeps the next from nothing. */
export function turns(): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const done = last.then(task, task);
    last = done.catch(() => {});
    return done;
  };
}
