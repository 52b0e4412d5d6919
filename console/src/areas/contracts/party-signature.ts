import type { FieldSpec } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import type { Command } from '../customers/commands.js';
import { AUTHORITIES, PARTIES } from './shapes.js';
import { texts } from './texts.js';

type Form = Pick<Command, 'title' | 'allow' | 'kind' | 'initial'> & { readonly fields: readonly FieldSpec[] };

/** Whether somebody signs with a power of attorney, whose number is needed then. */
export const isMandated =
  (name: string) =>
  (values: Readonly<Record<string, unknown>>): boolean =>
    values[name] === 'mandate';

/** That one party signed, by whom and by what right (CON-12). */
export function usePartySignature(): Form {
  const t = useTexts(texts);
  const authorities = AUTHORITIES.map((value) => ({ value, label: t(`authority.${value}`) }));
  const parties = PARTIES.map((value) => ({ value, label: t(`party.${value}`) }));
  return {
    ...{ title: t('signParty'), allow: 'contract:sign', kind: 'main' },
    fields: [
      { name: 'party', label: t('party'), kind: 'select', options: parties, required: true },
      { name: 'signatory', label: t('signatory'), kind: 'text', required: true },
      { name: 'authority', label: t('authority'), kind: 'select', options: authorities, required: true },
      { name: 'mandateNo', label: t('mandateNo'), kind: 'text', when: isMandated('authority') },
      { name: 'signedOn', label: t('signedOn'), kind: 'date', required: true },
    ],
    initial: { signedOn: today(), authority: 'legal-representative' },
  };
}

/** The contract seal, by its keeper (CON-08). */
export function useSealing(): Form {
  const t = useTexts(texts);
  return {
    ...{ title: t('seal'), allow: 'contract:seal', kind: 'main' },
    fields: [
      { name: 'sealNo', label: t('sealNo'), kind: 'text', required: true },
      { name: 'sealedOn', label: t('sealedOn'), kind: 'date', required: true },
      { name: 'copies', label: t('copies'), kind: 'number', required: true },
    ],
    initial: { sealedOn: today(), copies: 4 },
  };
}
