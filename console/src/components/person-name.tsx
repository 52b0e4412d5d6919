import type { ReactNode } from 'react';
import { usePersonName } from '../api/reference.js';
import { useSession } from '../api/session.js';

/** A person by name; a dash where the reader may not know it. */
export function PersonName({ id }: { readonly id: string | null | undefined }): ReactNode {
  const me = useSession().person;
  const name = usePersonName(id === me.id ? undefined : id);
  return <span className="person">{id === me.id ? me.name : (name ?? '—')}</span>;
}
