import type { ReactNode } from 'react';
import { useSession } from '../../api/call.js';
import { Empty, Link, Loading, Page, Panel } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import type { Section } from './groups.js';
import { useParts, type Part } from './parts.js';
import { texts } from './texts.js';
import './today.css';

const SECTIONS: readonly Section[] = ['waiting', 'late', 'promised'];
const SHOWN = 5;

/** What waits for me, what is late, what I promised; nothing else. */
export default function TodayPage(): ReactNode {
  const t = useTexts(texts);
  const { person } = useSession();
  const { parts, isLoading } = useParts(SECTIONS);
  return (
    <Page title={t('title')} lead={t('greeting', { name: person.name, day: today() })} crumbs={[]}>
      {isLoading && parts.length === 0 && <Loading lines={8} />}
      {!isLoading && parts.length === 0 && <Empty title={t('nothing')} hint={t('nothingHint')} />}
      {SECTIONS.map((section) => (
        <TodaySection key={section} title={t(section)} tone={section} parts={parts.filter((part) => part.section === section)} />
      ))}
    </Page>
  );
}

function TodaySection({ title, tone, parts }: { readonly title: string; readonly tone: Section; readonly parts: readonly Part[] }): ReactNode {
  if (parts.length === 0) return null;
  return (
    <section className={`today-section ${tone}`}>
      <h2>{title}</h2>
      <div className="today-groups">
        {parts.map((part) => (
          <TodayGroup key={part.title} {...part} />
        ))}
      </div>
    </section>
  );
}

function TodayGroup({ title, rows, count, to }: Part): ReactNode {
  const t = useTexts(texts);
  return (
    <Panel
      flush
      title={
        <>
          {title} <span className="count">{count}</span>
        </>
      }
      actions={<Link to={to}>{t('all')}</Link>}
    >
      <ul className="today-rows">
        {rows.slice(0, SHOWN).map(({ key, name, detail, figure, to: place }) => (
          <li key={key}>
            <Link to={place}>
              <span className="today-name" title={name}>
                {name}
              </span>
              <span className="quiet today-detail" title={detail}>
                {detail}
              </span>
              <span className="today-figure">{figure}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
