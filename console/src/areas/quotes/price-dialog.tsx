import type { ReactNode } from 'react';
import { Button, Dialog, Facts, Percent, Quantity } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { exceptionTexts } from './exception-texts.js';
import type { EffectivePrice } from './shapes.js';
import { texts } from './texts.js';

interface PriceDialogProps {
  readonly price: EffectivePrice;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** What the list says of a product: the price that may be quoted without asking anybody. */
export function PriceDialog({ price, onTake, onClose }: PriceDialogProps): ReactNode {
  const t = useTexts(exceptionTexts);
  const q = useTexts(texts);
  const { name, sku, spec, unit, taxRate, price: listed, bands, priceListName } = price;
  const actions = (
    <Button kind="main" onClick={onTake}>
      {t('takeList')}
    </Button>
  );
  return (
    <Dialog title={name} onClose={onClose} actions={actions}>
      <Facts
        items={[
          { label: t('sku'), value: sku },
          { label: t('spec'), value: spec },
          { label: t('price'), value: <Quantity value={listed} unit={`/ ${unit}`} /> },
          ...bands.map((band) => ({ label: q('fromQuantity', { from: band.from, price: '' }), value: <Quantity value={band.price} unit={`/ ${unit}`} /> })),
          { label: q('taxRate'), value: <Percent value={taxRate} /> },
          { label: t('priceList'), value: priceListName },
        ]}
      />
    </Dialog>
  );
}
