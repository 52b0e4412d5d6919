import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem.js';
import { Empty, Link, Refusal } from '../components/index.js';
import { useTexts } from '../i18n/index.js';
import { texts } from './texts.js';

/** A page that fell over: what happened, with the request id where there is one, and a way to try again. */
export function ErrorPage({ error, reset }: { readonly error: unknown; readonly reset?: () => void }): ReactNode {
  const t = useTexts(texts);
  const router = useRouter();
  const again = (): void => {
    reset?.();
    void router.invalidate();
  };
  return (
    <div className="page">
      <h1>{t('crashed')}</h1>
      <Refusal problem={problemOf(error)} onRetry={again} />
    </div>
  );
}

export function NotFound(): ReactNode {
  const t = useTexts(texts);
  return <Empty title={t('notFound')} hint={t('notFoundHint')} action={<Link to="/">{t('toToday')}</Link>} />;
}

export function NotAllowed(): ReactNode {
  const t = useTexts(texts);
  return <Empty title={t('notAllowed')} hint={t('notAllowedHint')} action={<Link to="/">{t('toToday')}</Link>} />;
}
