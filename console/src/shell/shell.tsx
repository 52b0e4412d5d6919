import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { problemOf } from '../api/problem.js';
import { queries } from '../api/keys.js';
import { useKnownSession } from '../api/session.js';
import { renewSession } from '../api/sign-in.js';
import { Loading, Refusal } from '../components/index.js';
import { Toasts } from '../components/toast.js';
import { Enrolment } from './enrolment.js';
import { Layout } from './layout.js';
import { SignIn } from './sign-in.js';

/** Who is there decides what is shown: the sign-in page, the second factor to set up, or the console. */
export function Shell(): ReactNode {
  return (
    <>
      <Inside />
      <Toasts />
    </>
  );
}

function Inside(): ReactNode {
  const session = useKnownSession();
  const asked = useQuery({ queryKey: ['session'], queryFn: renewSession, enabled: session === undefined, staleTime: Infinity });
  useForgetting(session?.person.id);
  if (session === undefined && asked.error)
    return (
      <main className="alone">
        <Refusal problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      </main>
    );
  if (session === undefined)
    return (
      <main className="alone">
        <Loading />
      </main>
    );
  if (session === null) return <SignIn />;
  return session.mfaEnrolmentRequired ? <Enrolment /> : <Layout />;
}

/** What one person read is not shown to the next. */
function useForgetting(personId: string | undefined): void {
  useEffect(() => {
    if (personId === undefined) return undefined;
    return () => queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  }, [personId]);
}
