const UNIQUE_VIOLATION = '23505';

/** Whether PostgreSQL refused a row because of this unique index. */
export function violates(error: unknown, index: string): boolean {
  if (!(error instanceof Error) || !('driverError' in error)) return false;
  const { code, constraint } = error.driverError as { readonly code?: unknown; readonly constraint?: unknown };
  return code === UNIQUE_VIOLATION && constraint === index;
}
