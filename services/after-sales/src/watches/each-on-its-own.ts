/** One that fails must not keep the others waiting; what failed is reported together, and tried again in the next round. */
export async function eachOnItsOwn(ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const id of ids) await work(id).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${ids.length} failed`);
}
