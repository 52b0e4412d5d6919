import type { ReactNode } from 'react';
import { Day, Empty, Facts, Panel } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Contract } from './shapes.js';
import { texts } from './texts.js';

/** By whom and by what right a paper was signed, and by whom sealed (CON-08, CON-12). */
export function Signatures({ paper: { signatures, signature, seal } }: { readonly paper: Pick<Contract, 'signatures' | 'signature' | 'seal'> }): ReactNode {
  const t = useTexts(texts);
  return (
    <div className="beside">
      <Panel title={t('signatures')}>
        {signatures.length === 0 && signature === null && <Empty title={t('notSigned')} hint={t('notSignedHint')} />}
        {signatures.map(({ party, signatory, authority, mandateNo, signedOn, recordedByName }) => (
          <div key={party} className="signature">
            <Facts
              items={[
                { label: t(`party.${party}`), value: signatory },
                { label: t('authority'), value: `${t(`authority.${authority}`)} ${mandateNo ?? ''}` },
                { label: t('signedOn'), value: <Day value={signedOn} /> },
                { label: t('recordedBy'), value: recordedByName },
              ]}
            />
          </div>
        ))}
        {signatures.length === 0 && signature !== null && (
          <Facts
            items={[
              { label: t('customerSignatory'), value: signature.customerSignatory },
              { label: t('ourSignatory'), value: signature.ourSignatory },
              { label: t('signedOn'), value: <Day value={signature.signedOn} /> },
              { label: t('recordedBy'), value: signature.recordedByName },
            ]}
          />
        )}
      </Panel>
      {seal !== null && (
        <Panel title={t('sealUse')}>
          <Facts
            items={[
              { label: t('sealNo'), value: seal.sealNo },
              { label: t('sealedOn'), value: <Day value={seal.sealedOn} /> },
              { label: t('copies'), value: String(seal.copies) },
              { label: t('sealedBy'), value: seal.sealedByName },
            ]}
          />
        </Panel>
      )}
    </div>
  );
}
