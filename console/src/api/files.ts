import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { keyOf } from './keys.js';
import type { ArgsOf, FileId } from './operation-types.js';
import { problemOf, type Problem } from './problem.js';
import { CONSOLE_HEADER } from './console-header.js';
import { answered, send } from './send.js';

type Args = Readonly<Record<string, unknown>>;

const load = async (id: FileId, args: Args, signal?: AbortSignal): Promise<{ readonly blob: Blob; readonly name: string | undefined }> => {
  const response = await send(id, args, signal ? { signal } : {});
  return { blob: await response.blob(), name: nameIn(response.headers.get('content-disposition')) };
};

/** `attachment; filename="orders.xlsx"; filename*=UTF-8''%E8%AE%A2…` */
function nameIn(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded === undefined ? /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] : decodeURIComponent(encoded);
}

/** Has the browser keep a file under the name the platform gives it. Throws a `ProblemError`. */
export async function saveFile<K extends FileId>(id: K, args: ArgsOf<K>, fallbackName = 'file'): Promise<void> {
  const { blob, name } = await load(id, args);
  keep(blob, name ?? fallbackName);
}

/** The same for an address the platform gave, e.g. `file` of an export. */
export async function download(path: string, fileName: string): Promise<void> {
  const response = await answered(() => fetch(path, { headers: CONSOLE_HEADER }));
  keep(await response.blob(), fileName);
}

function keep(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file to show on the page, e.g. a contract paper in a frame; the address is valid while the component is there. */
export function useFile<K extends FileId>(
  id: K,
  args: ArgsOf<K>,
  { enabled = true }: { readonly enabled?: boolean } = {},
): { readonly url: string | undefined; readonly isLoading: boolean; readonly problem: Problem | null } {
  const query = useQuery({ queryKey: keyOf(id, args as Args), queryFn: ({ signal }) => load(id, args as Args, signal), enabled });
  const blob = query.data?.blob;
  const url = useMemo(() => (blob ? URL.createObjectURL(blob) : undefined), [blob]);
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  return { url, isLoading: query.isLoading, problem: query.error ? problemOf(query.error) : null };
}
