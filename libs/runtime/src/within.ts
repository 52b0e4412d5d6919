/** What the work gives, or `otherwise` when it fails or takes longer. */
export async function within<T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(resolve, ms, otherwise)));
  const outcome = await Promise.race([work.catch(() => otherwise), late]);
  clearTimeout(timer);
  return outcome;
}
