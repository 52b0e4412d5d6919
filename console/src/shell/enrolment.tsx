import { lazy, Suspense, useState, type ReactNode, type SubmitEvent } from 'react';
import { useCommand } from '../api/call.js';
import { signOut } from '../api/sign-in.js';
import { Refusal } from '../components/index.js';
import { useTexts } from '../i18n/index.js';
import { Mark, typed } from './sign-in.js';
import { texts } from './texts.js';

const QrCode = lazy(() => import('../components/qr-code.js'));

/** Until a second factor that the post demands is set up, nothing else is allowed. */
export function Enrolment(): ReactNode {
  const t = useTexts(texts);
  const enrol = useCommand('identity.enrolTotp');
  const confirm = useCommand('identity.confirmTotp');
  const [key, setKey] = useState<{ readonly otpauthUrl: string; readonly secret: string }>();
  const [codes, setCodes] = useState<readonly string[]>();
  const problem = confirm.problem ?? enrol.problem;

  const send = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const otp = typed(new FormData(event.currentTarget), 'otp').replaceAll(' ', '');
    confirm.run({ otp }).then(
      ({ recoveryCodes }) => setCodes(recoveryCodes),
      () => undefined,
    );
  };
  return (
    <main className="alone">
      <form className="sign-in" onSubmit={send}>
        <p className="brand">
          <Mark />
          {t('product')}
        </p>
        <h1>{t(codes ? 'codes' : 'enrol')}</h1>
        <p className="quiet">{t(codes ? 'codesLead' : 'enrolLead')}</p>
        {codes ? <Codes codes={codes} /> : key ? <Key {...key} isRunning={confirm.isRunning} /> : null}
        {problem && <Refusal problem={problem} />}
        {!key && (
          <button type="button" className="button main" disabled={enrol.isRunning} onClick={() => void enrol.run({}).then(setKey, () => undefined)}>
            {t('enrolBegin')}
          </button>
        )}
        <button type="button" className="link" onClick={() => void signOut()}>
          {t('signOut')}
        </button>
      </form>
    </main>
  );
}

function Key({ otpauthUrl, secret, isRunning }: { readonly otpauthUrl: string; readonly secret: string; readonly isRunning: boolean }): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <div className="field">
        <Suspense fallback={<div className="qr-code" />}>
          <QrCode text={otpauthUrl} label={t('enrolScan')} />
        </Suspense>
        <span className="field-label">{t('enrolKey')}</span>
        <output className="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</output>
        <a href={otpauthUrl}>{t('enrolOpen')}</a>
      </div>
      <div className="field">
        <label htmlFor="otp">{t('otp')}</label>
        <input id="otp" name="otp" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required autoFocus />
      </div>
      <button type="submit" className="button main" disabled={isRunning}>
        {t('enrolConfirm')}
      </button>
    </>
  );
}

/** The session began with the password alone: whoever has the device as well signs in anew. */
function Codes({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code} className="secret">
            {code}
          </li>
        ))}
      </ul>
      <button type="button" className="button main" onClick={() => void signOut()}>
        {t('codesDone')}
      </button>
    </>
  );
}
