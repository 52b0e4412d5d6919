import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';

/** Configuration is parsed at the door; a service refuses to start without what it needs, and says what that is. */
export function parseEnvironment<C extends object>(type: ClassConstructor<C>, values: Readonly<Record<string, string | undefined>>): C {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
  const config = plainToInstance(type, given, { exposeDefaultValues: true });
  const errors = validateSync(config).flatMap(({ property, constraints = {} }) => Object.values(constraints).map((detail) => `${property}: ${detail}`));
  if (errors.length > 0) throw new Error(`Refusing to start: ${errors.join('; ')}`);
  return config;
}
