import type { ArgsOf, ListId } from '../api/call.js';
import type { FilterValue } from '../components/index.js';

interface Names {
  /** Parameters of one value. */
  readonly one?: readonly string[];
  /** Parameters of a list of values. */
  readonly several?: readonly string[];
}

/** The address of a page as its list takes it; what does not stand in it is not asked by. */
export function askedBy<K extends ListId>(view: FilterValue, { one = [], several = [] }: Names): ArgsOf<K> {
  const given = (name: string): readonly string[] => [view[name] ?? []].flat();
  return Object.fromEntries([
    ...one.flatMap((name) =>
      given(name)
        .slice(0, 1)
        .map((value) => [name, value] as const),
    ),
    ...several.flatMap((name) => (given(name).length === 0 ? [] : [[name, given(name)] as const])),
  ]) as ArgsOf<K>;
}
