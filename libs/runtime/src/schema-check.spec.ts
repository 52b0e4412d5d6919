import { schemaRefusal } from './schema-check.js';

const own = ['PlatformTables1', 'Orders2'];

describe('R18 A service works on no schema it does not know', () => {
  it('works on its own schema', () => {
    expect(schemaRefusal(own, own)).toBeNull();
  });

  it('refuses an older one, and an empty database', () => {
    expect(schemaRefusal(own, ['PlatformTables1'])).toContain('lacks migrations of this build (Orders2)');
    expect(schemaRefusal(own, [])).toContain('Run the migration step first');
  });

  it('works on a newer one that was only expanded, so that two releases can run side by side', () => {
    expect(schemaRefusal(own, [...own, 'ExpandCarrier3', 'ExpandHold4'])).toBeNull();
  });

  it('refuses a newer one that was changed in any other way', () => {
    for (const newer of ['ContractCarrier3', 'Carrier3', 'Expansion3', 'Expand3'])
      expect(schemaRefusal(own, [...own, newer])).toContain(`was changed by a newer build (${newer})`);
  });
});
