import { useState, type ReactNode } from 'react';
import { useCommand, useRead, type ReplyOf } from '../../api/call.js';
import {
  Button,
  Confirm,
  DataTable,
  Dialog,
  Facts,
  Loading,
  Moment,
  Page,
  Panel,
  Quantity,
  Refusal,
  Status,
  UnitName,
  useToast,
  type Column,
} from '../../components/index.js';
import { common } from '../../i18n/common.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import './operator.css';
import { texts } from './texts.js';

type App = ReplyOf<'identity.getPartnerApp'>;
type Secret = App['secrets'][number];

export default function PartnerPage(): ReactNode {
  const t = useTexts(texts);
  const partnerAppId = usePathParam('partnerAppId');
  const { data, error } = useRead('identity.getPartnerApp', { partnerAppId });
  if (error) return <Refusal problem={error} />;
  if (!data) return <Loading />;
  const app = data.data;
  return (
    <Page
      title={app.name}
      crumbs={[{ title: t('partners'), to: '/operator/partners' }, { title: app.name }]}
      lead={<Status kind="partner-app" value={app.status} />}
    >
      <Life app={app} />
      <Panel title={t('partners')}>
        <Facts
          items={[
            { label: t('appKey'), value: <code>{app.id}</code> },
            { label: t('unit'), value: <UnitName path={app.org} /> },
            { label: t('quota'), value: <Quantity value={app.quotaPerMinute} /> },
            { label: t('addresses'), value: app.allowedAddresses.length === 0 ? t('anywhere') : app.allowedAddresses.join(', ') },
          ]}
        />
      </Panel>
      <Panel flush title={t('secrets')} actions={app.status !== 'ended' && <AddSecret partnerAppId={app.id} />}>
        <Secrets app={app} />
      </Panel>
      <Panel title={t('scopes')}>
        <ul className="scopes">
          {app.scopes.map((scope) => (
            <li key={scope}>
              <code>{scope}</code>
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

function Life({ app }: { readonly app: App }): ReactNode {
  const t = useTexts(texts);
  const all = useTexts(common);
  const [ending, setEnding] = useState(false);
  const suspend = useCommand('identity.suspendPartnerApp', {
    ...{ touches: ['identity'], done: t('done'), undone: all('undone') },
    undo: ({ id }) => ({ operation: 'identity.resumePartnerApp', args: { partnerAppId: id } }),
  });
  const resume = useCommand('identity.resumePartnerApp', { touches: ['identity'], done: t('done') });
  const end = useCommand('identity.endPartnerApp', { touches: ['identity'], done: t('done') });
  const partnerAppId = app.id;
  const problem = suspend.problem ?? resume.problem;
  return (
    <section className="operator-actions">
      {app.status === 'active' && (
        <Button busy={suspend.isRunning} onClick={() => void suspend.run({ partnerAppId }).catch(() => undefined)}>
          {t('suspend')}
        </Button>
      )}
      {app.status === 'suspended' && (
        <Button kind="main" busy={resume.isRunning} onClick={() => void resume.run({ partnerAppId }).catch(() => undefined)}>
          {t('resume')}
        </Button>
      )}
      {app.status !== 'ended' && (
        <Button kind="danger" onClick={() => setEnding(true)}>
          {t('end')}
        </Button>
      )}
      {problem && <Refusal problem={problem} />}
      {ending && (
        <Confirm
          title={t('end')}
          text={t('endSure')}
          yes={t('end')}
          danger
          busy={end.isRunning}
          problem={end.problem}
          onYes={() =>
            void end.run({ partnerAppId }).then(
              () => setEnding(false),
              () => undefined,
            )
          }
          onNo={() => setEnding(false)}
        />
      )}
    </section>
  );
}

/** The secret is in the answer alone: it is shown until the dialog is closed, and kept nowhere. */
function AddSecret({ partnerAppId }: { readonly partnerAppId: string }): ReactNode {
  const t = useTexts(texts);
  const { say } = useToast();
  const [secret, setSecret] = useState<string>();
  const add = useCommand('identity.addPartnerSecret', { touches: ['identity'] });
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret ?? '');
    say(t('copied'));
  };
  return (
    <>
      <Button
        busy={add.isRunning}
        onClick={() =>
          void add.run({ partnerAppId }).then(
            (reply) => setSecret(reply.secret),
            () => undefined,
          )
        }
      >
        {t('addSecret')}
      </Button>
      {add.problem && <Refusal problem={add.problem} />}
      {secret !== undefined && (
        <Dialog title={t('addSecret')} onClose={() => setSecret(undefined)} actions={<Button onClick={() => void copy()}>{t('copy')}</Button>}>
          <p>{t('secretOnce')}</p>
          <p>
            <code className="secret">{secret}</code>
          </p>
        </Dialog>
      )}
    </>
  );
}

function Secrets({ app }: { readonly app: App }): ReactNode {
  const t = useTexts(texts);
  const [retiring, setRetiring] = useState<string>();
  const retire = useCommand('identity.retirePartnerSecret', { touches: ['identity'], done: t('retiredDone') });
  const columns: readonly Column<Secret>[] = [
    { key: 'secretId', title: t('secrets'), render: ({ secretId }) => <code>{secretId}</code> },
    { key: 'addedAt', title: t('addedAt'), render: ({ addedAt }) => <Moment value={addedAt} /> },
    {
      key: 'do',
      title: '',
      render: ({ secretId }) => (
        <Button kind="danger" onClick={() => setRetiring(secretId)}>
          {t('retire')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <DataTable name="partner-secrets" columns={columns} rows={app.secrets} rowKey={({ secretId }) => secretId} />
      {retiring !== undefined && (
        <Confirm
          title={t('retire')}
          text={t('retireSure')}
          yes={t('retire')}
          danger
          busy={retire.isRunning}
          problem={retire.problem}
          onYes={() =>
            void retire.run({ partnerAppId: app.id, secretId: retiring }).then(
              () => setRetiring(undefined),
              () => undefined,
            )
          }
          onNo={() => setRetiring(undefined)}
        />
      )}
    </>
  );
}
