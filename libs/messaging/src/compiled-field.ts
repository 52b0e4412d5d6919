import type { Shape } from '@tradewind/kernel/operation';
import { TransformationType, type TransformFnParams } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, ValidationTypes, type ValidationArguments } from 'class-validator';
import type { Rule as Declared } from './rules-by-class.js';
import { isStorable } from './storable.js';

type Fields = Record<string, unknown>;
type Condition = (made: object, value: unknown) => boolean;
type Transform = (given: TransformFnParams) => unknown;

/** How objects in a field are made. */
interface Making {
  take(plain: object): object | null;
}

interface Rule {
  readonly each: boolean;
  readonly constraints: unknown[];
  readonly accepts: (value: unknown, about: ValidationArguments) => unknown;
}

/** One field of a class: what is made of its value, and what the value must be. */
export class CompiledField {
  private readonly conditions: readonly Condition[];
  private readonly rules: readonly Rule[];
  private readonly transforms: readonly Transform[];
  private readonly holdsObjects: boolean;
  private readonly inner: Shape | null;

  constructor(
    private readonly type: Shape,
    private readonly name: string,
    declared: readonly Declared[],
    private readonly makingOf: (type: Shape) => Making,
  ) {
    for (const rule of declared) this.refuseUnknown(rule);
    const of = (kind: string): readonly Declared[] => declared.filter((rule) => rule.type === kind);
    this.conditions = of(ValidationTypes.CONDITIONAL_VALIDATION).map(({ constraints }) => constraints[0] as Condition);
    this.holdsObjects = of(ValidationTypes.NESTED_VALIDATION).length > 0;
    this.rules = of(ValidationTypes.CUSTOM_VALIDATION).flatMap((rule) => this.rulesOf(rule));
    this.inner = this.shapeInside();
    this.transforms = this.transformsOf();
    if (this.inner) makingOf(this.inner); // what is inside is known before the first request, or stops the boot
  }

  /** Puts what is made of a value into the class; false where it cannot be told at once. */
  put(value: unknown, plain: object, made: Fields): boolean {
    const { name: key } = this;
    const fit = this.inner === null ? this.asItIs(value, plain) : this.withObjects(value, this.makingOf(this.inner));
    if (fit === undefined) return false;
    made[key] = fit;
    return true;
  }

  isAllowed(made: Fields): boolean {
    const value = made[this.name];
    for (const holds of this.conditions) if (!holds(made, value)) return true;
    if (this.holdsObjects && value !== undefined && (typeof value !== 'object' || value === null)) return false;
    for (const rule of this.rules) if (!this.keeps(rule, value, made)) return false;
    return true;
  }

  private keeps({ each, constraints, accepts }: Rule, value: unknown, made: Fields): boolean {
    const about: ValidationArguments = { targetName: this.type.name, property: this.name, object: made, value, constraints };
    if (each && Array.isArray(value)) return value.every((item) => accepts(item, about) === true);
    return accepts(value, about) === true;
  }

  private asItIs(value: unknown, plain: object): unknown {
    if (!isStorable(value)) return undefined;
    let fit = value;
    for (const transform of this.transforms) fit = transform({ value: fit, key: this.name, obj: plain, type: TransformationType.PLAIN_TO_CLASS, options: {} });
    return fit;
  }

  private withObjects(value: unknown, making: Making): unknown {
    if (!Array.isArray(value)) return isObject(value) ? (making.take(value) ?? undefined) : value === null ? null : undefined;
    const items: object[] = [];
    for (const item of value) {
      const made = isObject(item) && !Array.isArray(item) ? making.take(item) : null;
      if (made === null) return undefined;
      items.push(made);
    }
    return items;
  }

  private rulesOf({ constraintCls, constraints, each, validateIf }: Declared): Rule[] {
    if (validateIf) throw this.unknown('a rule with a condition of its own');
    return getMetadataStorage()
      .getTargetValidatorConstraints(constraintCls)
      .map(({ instance, async }) => {
        if (async) throw this.unknown('a rule that answers later');
        return { each, constraints, accepts: (value, about) => instance.validate(value, about) };
      });
  }

  private shapeInside(): Shape | null {
    const found = defaultMetadataStorage.findTypeMetadata(this.type, this.name);
    if (!found) {
      if (this.holdsObjects) throw this.unknown('objects of no class');
      return null;
    }
    if (found.options.discriminator || !this.holdsObjects) throw this.unknown('a class that depends on the value');
    return found.typeFunction() as Shape;
  }

  private transformsOf(): Transform[] {
    const found = defaultMetadataStorage.findTransformMetadatas(this.type, this.name, TransformationType.PLAIN_TO_CLASS);
    if (found.some(({ options }) => Object.keys(options).length > 0)) throw this.unknown('a transformation with conditions');
    if (found.length > 0 && this.inner) throw this.unknown('a transformation of objects');
    if (defaultMetadataStorage.findExposeMetadata(this.type, this.name)) throw this.unknown('@Expose');
    if (defaultMetadataStorage.findExcludeMetadata(this.type, this.name)) throw this.unknown('@Exclude');
    return found.map(({ transformFn }) => transformFn);
  }

  private refuseUnknown({ type, groups }: Declared): void {
    if (!KNOWN.includes(type)) throw this.unknown(`a rule of the kind "${type}"`);
    if ((groups as unknown[] | undefined)?.length) throw this.unknown('groups of rules');
  }

  private unknown(what: string): Error {
    return new Error(`${this.type.name}.${this.name}: the compiled check knows nothing of ${what} (libs/messaging/src/compiled-field.ts)`);
  }
}

const KNOWN: readonly string[] = [ValidationTypes.CUSTOM_VALIDATION, ValidationTypes.NESTED_VALIDATION, ValidationTypes.CONDITIONAL_VALIDATION];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
