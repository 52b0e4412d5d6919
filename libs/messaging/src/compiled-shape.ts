import type { Shape } from '@tradewind/kernel/operation';
import { CompiledField } from './compiled-field.js';
import { rulesOf } from './rules-by-class.js';

/**
 * A class of the published language with its rules looked up once (fast path 4), from what its decorators told class-validator and
 * class-transformer. It makes of what was sent what these two make, or nothing: then they look, and name what is wrong. What it does
 * not know stops the boot, so that no rule is left out unnoticed.
 */
export class CompiledShape {
  private static readonly known = new Map<Shape, CompiledShape>();
  private readonly fields = new Map<string, CompiledField>();

  private constructor(private readonly type: Shape) {}

  static of(type: Shape): CompiledShape {
    const known = CompiledShape.known.get(type);
    if (known) return known;
    const shape = new CompiledShape(type);
    CompiledShape.known.set(type, shape); // before its fields: a class may hold itself
    for (const [name, rules] of Map.groupBy(rulesOf(type), ({ propertyName }) => propertyName))
      shape.fields.set(name, new CompiledField(type, name, rules, (inner) => CompiledShape.of(inner)));
    return shape;
  }

  /** The class made from what was sent; null where any field is unknown or breaks a rule. */
  take(plain: object): object | null {
    const made = new this.type() as Record<string, unknown>;
    for (const [name, value] of Object.entries(plain)) if (!this.fields.get(name)?.put(value, plain, made)) return null;
    for (const field of this.fields.values()) if (!field.isAllowed(made)) return null;
    return made;
  }
}
