import { useState, type ReactNode, type SubmitEvent } from 'react';
import { problemOf, type Problem } from '../api/problem.js';
import { signIn } from '../api/sign-in.js';
import { Icon, Refusal } from '../components/index.js';
import { LANGUAGES, setLanguage, useLanguage, useTexts } from '../i18n/index.js';
import { LANGUAGE_NAMES } from './choices.js';
import { texts } from './texts.js';

type Factor = 'none' | 'otp' | 'recoveryCode';

export function typed(given: FormData, name: string): string {
  const value = given.get(name);
  return typeof value === 'string' ? value : '';
}

/** The page stays at its address, so that who signs in again goes on where they were. */
export function SignIn(): ReactNode {
  const t = useTexts(texts);
  const [factor, setFactor] = useState<Factor>('none');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isRunning, setRunning] = useState(false);

  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => typed(given, name).trim();
    setRunning(true);
    setProblem(null);
    try {
      await signIn({
        ...{ username: text('username'), password: typed(given, 'password') },
        ...(factor === 'otp' && { otp: text('otp').replaceAll(' ', '') }),
        ...(factor === 'recoveryCode' && { recoveryCode: text('recoveryCode') }),
      });
    } catch (thrown) {
      const said = problemOf(thrown);
      if (said.code === 'identity.mfa-required' && factor === 'none') setFactor('otp');
      else setProblem(said);
    } finally {
      setRunning(false);
    }
  };

  return (
    <main className="alone">
      <form className="sign-in" onSubmit={(event) => void send(event)}>
        <p className="brand">
          <Mark />
          {t('product')}
        </p>
        <h1>{t('signIn')}</h1>
        <p className="quiet">{t('signInLead')}</p>
        <div className="field">
          <label htmlFor="username">{t('username')}</label>
          <input id="username" name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus />
        </div>
        <div className="field">
          <label htmlFor="password">{t('password')}</label>
          <input id="password" name="password" type="password" autoComplete="current-password" required />
        </div>
        {factor !== 'none' && <SecondFactor factor={factor} onSwitch={setFactor} />}
        {problem && <Refusal problem={problem} />}
        <button type="submit" className="button main" disabled={isRunning} aria-busy={isRunning}>
          {t('signIn')}
        </button>
      </form>
      <Languages />
    </main>
  );
}

function SecondFactor({ factor, onSwitch }: { readonly factor: 'otp' | 'recoveryCode'; readonly onSwitch: (factor: Factor) => void }): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      {factor === 'otp' ? (
        <div className="field">
          <label htmlFor="otp">{t('otp')}</label>
          <input id="otp" name="otp" key="otp" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required autoFocus aria-describedby="otp-hint" />
          <p id="otp-hint" className="quiet">
            {t('otpHint')}
          </p>
        </div>
      ) : (
        <div className="field">
          <label htmlFor="recoveryCode">{t('recovery')}</label>
          <input id="recoveryCode" name="recoveryCode" key="recovery" autoComplete="off" required autoFocus />
        </div>
      )}
      <button type="button" className="link" onClick={() => onSwitch(factor === 'otp' ? 'recoveryCode' : 'otp')}>
        {t(factor === 'otp' ? 'useRecovery' : 'useOtp')}
      </button>
    </>
  );
}

export function Mark(): ReactNode {
  return (
    <span className="mark">
      <Icon name="wind" />
    </span>
  );
}

function Languages(): ReactNode {
  const t = useTexts(texts);
  const now = useLanguage();
  return (
    <div className="languages" role="group" aria-label={t('language')}>
      {LANGUAGES.map((each) => (
        <button key={each} type="button" className="link" lang={each} aria-pressed={each === now} onClick={() => void setLanguage(each)}>
          {LANGUAGE_NAMES[each]}
        </button>
      ))}
    </div>
  );
}
