import { useUnits } from '../api/reference.js';
import type { PersonView } from '../api/shapes.gen.js';
import { usePostName } from '../shell/posts.js';

/** As what and where somebody works: what tells two people of the same name apart. */
export function usePersonPlace(): (person: Readonly<Record<string, unknown>>) => string {
  const units = useUnits();
  const postName = usePostName();
  return (person) => {
    const [main] = (person as Partial<PersonView>).posts ?? [];
    if (!main) return '';
    const steps = main.org.split('.');
    const names = steps.map((step, at) => units.get(steps.slice(0, at + 1).join('.'))?.name ?? step.toUpperCase());
    // the company itself says nothing of anybody who works below it
    return [...(names.length > 1 ? names.slice(1) : names), postName(main.post)].join(' · ');
  };
}
