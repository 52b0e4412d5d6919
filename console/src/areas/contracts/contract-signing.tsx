import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/index.js';
import { CopyList } from './copy-list.js';
import type { Contract } from './shapes.js';
import { Signatures } from './signatures.js';
import { texts } from './texts.js';

/** Signatures and seal, and who has acknowledged a copy (CON-08, CON-12, CON-13). */
export function ContractSigning({ contract }: { readonly contract: Contract }): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <Signatures paper={contract} />
      <h2>{t('copiesTitle')}</h2>
      <CopyList name="contract-copies" copies={contract.copies} />
    </>
  );
}
