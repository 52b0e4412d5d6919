import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { nameOfPost, useSession, wear } from '../api/session.js';
import { signOut } from '../api/sign-in.js';
import { useClosingDetails } from '../components/closing.js';
import { Icon, useUnitName } from '../components/index.js';
import { LANGUAGES, setLanguage, useLanguage, useTexts } from '../i18n/index.js';
import { DENSITIES, LANGUAGE_NAMES, setDensity, setTheme, THEMES, useDensity, useTheme } from './choices.js';
import { usePostName } from './posts.js';
import { texts } from './texts.js';

/** Who I am, in which post, and how I like to see things. */
export function Account({ onKeys }: { readonly onKeys: () => void }): ReactNode {
  const t = useTexts(texts);
  const { person, post } = useSession();
  const postName = usePostName();
  const details = useRef<HTMLDetailsElement>(null);
  useClosingDetails(details);
  const { pathname } = useLocation();
  useEffect(() => {
    if (details.current) details.current.open = false;
  }, [pathname]);
  return (
    <details className="account" ref={details}>
      <summary>
        <Icon name="person" />
        <span className="unseen">{t('account')}</span>
        <span className="no-phone account-name">
          {person.name}
          {post && <span className="quiet">{postName(post.post)}</span>}
        </span>
      </summary>
      <div className="pop end account-pop">
        <strong>{person.name}</strong>
        <Posts />
        <Looks />
        <button type="button" className="link" onClick={onKeys}>
          {t('keys')}
        </button>
        <button type="button" className="link" onClick={() => void signOut()}>
          {t('signOut')}
        </button>
      </div>
    </details>
  );
}

function Posts(): ReactNode {
  const t = useTexts(texts);
  const { posts, post } = useSession();
  const postName = usePostName();
  const unitName = useUnitName();
  return (
    <fieldset className="choice">
      <legend>{t('post')}</legend>
      {posts.map((each) => (
        <label key={nameOfPost(each)}>
          <input type="radio" name="post" checked={post !== undefined && nameOfPost(each) === nameOfPost(post)} onChange={() => wear(each)} />
          {postName(each.post)}
          <span className="quiet">{unitName(each.org)}</span>
        </label>
      ))}
      {posts.length > 1 && <p className="quiet">{t('postHint')}</p>}
    </fieldset>
  );
}

function Looks(): ReactNode {
  const t = useTexts(texts);
  const language = useLanguage();
  const theme = useTheme();
  const density = useDensity();
  return (
    <>
      <Choice title={t('language')} of={LANGUAGES} value={language} word={(each) => LANGUAGE_NAMES[each]} onPick={(each) => void setLanguage(each)} />
      <Choice title={t('theme')} of={THEMES} value={theme} word={(each) => t(`theme-${each}`)} onPick={setTheme} />
      <Choice title={t('density')} of={DENSITIES} value={density} word={(each) => t(`density-${each}`)} onPick={setDensity} />
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly title: string;
  readonly of: readonly T[];
  readonly value: T;
  readonly word: (each: T) => string;
  readonly onPick: (each: T) => void;
}

function Choice<T extends string>({ title, of, value, word, onPick }: ChoiceProps<T>): ReactNode {
  return (
    <div className="choice" role="group" aria-label={title}>
      <span className="quiet">{title}</span>
      <span className="switch">
        {of.map((each) => (
          <button key={each} type="button" aria-pressed={each === value} onClick={() => onPick(each)}>
            {word(each)}
          </button>
        ))}
      </span>
    </div>
  );
}
