const UNIQUE_VIOLATION = '23505';

/** Whether PostgreSQL refused a row because of this unique index. */
export function violates(error: unknown, index: string): boolean {
  const { code, constraint } = (error ?? {}) as { readonly code?: unknown; readonly constraint?: unknown };
  return code === UNIQUE_VIOLATION && constraint === index;
}
