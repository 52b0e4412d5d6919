import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useRead, type ItemOf } from '../../api/call.js';
import { Quantity } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { EffectivePrice } from './shapes.js';
import { texts } from './texts.js';

type Product = ItemOf<'contracts.findProducts'>;

interface ProductCellProps {
  /** What stands in the cell. */
  readonly value: string;
  readonly label: string;
  /** Of the cell, so that the sheet finds it. */
  readonly name: string;
  readonly disabled: boolean;
  readonly prices: ReadonlyMap<string, EffectivePrice>;
  readonly onType: (value: string) => void;
  readonly onPick: (product: Product) => void;
}

const OFFERED = 8;
const PAUSE = 200;

/** A product looked up by part of its name, its code or pinyin; arrows choose, Enter takes it. */
export function ProductCell({ value, label, name, disabled, prices, onType, onPick }: ProductCellProps): ReactNode {
  const t = useTexts(texts);
  const id = useId();
  const { isOpen, products, at, typed, key, close, pick } = useProducts(value, onType, onPick);
  return (
    <div className="product-cell">
      <input
        data-cell={name}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={id}
        aria-autocomplete="list"
        {...(isOpen && products[at] && { 'aria-activedescendant': `${id}${products[at].id}` })}
        placeholder={t('productHint')}
        value={value}
        disabled={disabled}
        onChange={({ target }) => typed(target.value)}
        onKeyDown={key}
        onBlur={close}
      />
      <ul id={id} role="listbox" aria-label={t('product')} hidden={!isOpen} className="product-list">
        {products.map((product, place) => (
          <li
            key={product.id}
            id={`${id}${product.id}`}
            role="option"
            aria-selected={place === at}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(product);
            }}
          >
            <Offered product={product} price={prices.get(product.id)} />
          </li>
        ))}
        {products.length === 0 && <li className="quiet">{t('notFound')}</li>}
      </ul>
    </div>
  );
}

function Offered({ product: { name, sku, spec, unit }, price }: { readonly product: Product; readonly price: EffectivePrice | undefined }): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <span>{name}</span>
      <span className="quiet">
        {sku} {spec}
      </span>
      <span className={price ? 'figure' : 'quiet'}>{price ? <Quantity value={price.price} unit={`/ ${unit}`} /> : t('notPriced')}</span>
    </>
  );
}

interface Products {
  readonly isOpen: boolean;
  readonly products: readonly Product[];
  readonly at: number;
  readonly typed: (value: string) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly close: () => void;
  readonly pick: (product: Product) => void;
}

function useProducts(value: string, onType: (value: string) => void, onPick: (product: Product) => void): Products {
  const [asked, ask] = useState('');
  const [isTyping, setTyping] = useState(false);
  const [at, goTo] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => ask(value.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  const found = useRead('contracts.findProducts', { q: asked, status: ['active'], limit: OFFERED }, { enabled: isTyping && asked !== '' });
  const products = found.data?.data.items ?? [];
  const isOpen = isTyping && found.isSuccess && asked === value.trim();

  const pick = (product: Product): void => {
    setTyping(false);
    onPick(product);
  };
  const key = (event: KeyboardEvent): void => {
    const chosen = products[at];
    if (!isOpen || event.nativeEvent.isComposing) return;
    const act = {
      ArrowDown: () => goTo(Math.min(at + 1, products.length - 1)),
      ArrowUp: () => goTo(Math.max(at - 1, 0)),
      Escape: () => setTyping(false),
      Enter: () => chosen && pick(chosen),
    }[event.key];
    if (!act) return;
    act();
    // the sheet moves on after Enter; everything else stays in the list
    if (event.key === 'Enter' && chosen) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    ...{ isOpen, products, at, key, pick },
    close: () => setTyping(false),
    typed: (typed) => {
      setTyping(true);
      goTo(0);
      onType(typed);
    },
  };
}
