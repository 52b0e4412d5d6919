import { getMetadataStorage, IsInt, IsString, MetadataStorage, ValidationTypes, validateSync } from 'class-validator';
import { rememberRules } from './rules-by-class.js';

class Named {
  @IsString() readonly name!: string;
}
class Counted extends Named {
  @IsInt() readonly count!: number;
}

const rulesOf = (storage: MetadataStorage, type: typeof Named): string[] =>
  storage.getTargetValidationMetadatas(type, '', false, false).map(({ propertyName }) => propertyName);

describe('S8 Rules of a class, remembered', () => {
  const storage = new MetadataStorage();
  for (const rule of getMetadataStorage().getTargetValidationMetadatas(Counted, '', false, false)) storage.addValidationMetadata(rule);
  const before = [Named, Counted].map((type) => rulesOf(storage, type).sort());
  rememberRules(storage);

  it.each(['first', 'second'])('are the same as without, inherited ones too, the %s time', () => {
    expect([Named, Counted].map((type) => rulesOf(storage, type).sort())).toEqual(before);
    expect(before).toEqual([['name'], ['count', 'name']]);
  });

  it('are looked for again when a class gets another one', () => {
    const [first] = storage.getTargetValidationMetadatas(Named, '', false, false);
    storage.addValidationMetadata({ ...first!, propertyName: 'title', type: ValidationTypes.CUSTOM_VALIDATION });
    expect(rulesOf(storage, Counted).sort()).toEqual(['count', 'name', 'title']);
  });

  it.each(['first', 'second'])('refuse what they refused, the %s time', () => {
    rememberRules();
    const wrong = validateSync(Object.assign(new Counted(), { name: 1, count: 'x' }));
    expect(wrong.map(({ property }) => property).sort()).toEqual(['count', 'name']);
    expect(validateSync(Object.assign(new Counted(), { name: 'x', count: 1 }))).toEqual([]);
  });
});
