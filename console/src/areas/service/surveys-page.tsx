import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  DataTable,
  Day,
  Dialog,
  Empty,
  Facts,
  FilterBar,
  FormDrawer,
  Moment,
  Page,
  Status,
  useStatusOptions,
  useToast,
  type Column,
  type FilterValue,
} from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { askedBy } from '../asked-by.js';
import './service.css';
import type { Survey } from './shapes.js';
import { answerFields, withAnswers } from './survey-fields.js';
import { texts } from './texts.js';

/** Satisfaction surveys: opening one that was sent records its answers, one that was scored shows them (AFS-18). */
export default function SurveysPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const [view, change] = useView();
  const { rows, isLoading, hasMore, more, error } = useList('after-sales.findSurveys', asked(view));
  const statuses = useStatusOptions('survey');
  const current = rows.find(({ id }) => id === view.do);
  const close = (): void => change({ do: undefined });
  return (
    <Page title={t('surveys')}>
      <FilterBar
        filters={[
          { key: 'q', label: t('searchHint'), kind: 'text' },
          { key: 'status', label: t('state'), kind: 'many', options: statuses },
        ]}
        value={view}
        onChange={change}
      />
      <DataTable
        name="surveys"
        columns={columnsOf(t)}
        {...{ rows, isLoading, hasMore, error }}
        onMore={more}
        onOpen={({ id }) => change({ do: id })}
        empty={<Empty title={t('noSurveys')} hint={t('noSurveysHint')} />}
      />
      {current &&
        (current.status === 'sent' && may('ticket:write') ? <RecordAnswers survey={current} onClose={close} /> : <Answers survey={current} onClose={close} />)}
    </Page>
  );
}

const asked = (view: FilterValue) => askedBy<'after-sales.findSurveys'>(view, { one: ['q', 'customerId'], several: ['status'] });

const columnsOf = (t: Say<typeof texts>): readonly Column<Survey>[] => [
  { key: 'customerName', title: t('customer') },
  { key: 'no', title: t('survey') },
  { key: 'status', title: t('state'), render: ({ status }) => <Status kind="survey" value={status} /> },
  { key: 'channel', title: t('channel'), render: ({ channel }) => t(`channel-${channel}`) },
  { key: 'score', title: t('score'), align: 'end', render: ({ score }) => score !== null && t('scoreOf', { score: String(score) }) },
  { key: 'sentAt', title: t('sentAt'), render: ({ sentAt }) => <Moment value={sentAt} /> },
  { key: 'answeredOn', title: t('answeredOn'), render: ({ answeredOn }) => answeredOn && <Day value={answeredOn} /> },
];

interface Given {
  readonly survey: Survey;
  readonly onClose: () => void;
}

function RecordAnswers({ survey, onClose }: Given): ReactNode {
  const t = useTexts(texts);
  const { say } = useToast();
  return (
    <FormDrawer
      operation="after-sales.recordSurveyAnswer"
      title={`${t('recordAnswer')} ${survey.customerName}`}
      args={{ surveyId: survey.id }}
      fields={answerFields(t, survey)}
      shape={withAnswers(survey)}
      onClose={onClose}
      onDone={() => {
        onClose();
        say(t('answerRecorded'));
      }}
    />
  );
}

function Answers({ survey: { no, questions, answers, remark }, onClose }: Given): ReactNode {
  const t = useTexts(texts);
  const markOf = (code: string): string | undefined => answers.find((answer) => answer.code === code)?.mark.toString();
  const items = questions.map(({ code, text }) => {
    const mark = markOf(code);
    return { label: text, value: mark === undefined ? '—' : t('mark', { mark }), wide: true };
  });
  return (
    <Dialog title={no} onClose={onClose}>
      <Facts items={remark === null ? items : [...items, { label: t('remark'), value: remark, wide: true }]} />
    </Dialog>
  );
}
