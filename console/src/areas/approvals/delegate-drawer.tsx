import type { ReactNode } from 'react';
import { useSession } from '../../api/call.js';
import { FormDrawer, useToast } from '../../components/index.js';
import { usePostName } from '../../shell/posts.js';
import { useTexts } from '../../i18n/index.js';
import { texts } from './texts.js';

/** Somebody decides in my name while I am away (ORG-08). */
export function DelegateDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const { person, posts } = useSession();
  const postName = usePostName();
  const { say } = useToast();
  return (
    <FormDrawer
      operation="identity.delegate"
      title={t('delegate')}
      intro={<p className="quiet case-intro">{t('delegateIntro')}</p>}
      args={{ personId: person.id }}
      fields={[
        { name: 'deputyId', label: t('deputy'), kind: 'person', required: true },
        { name: 'from', label: t('from'), kind: 'datetime', hint: t('fromHint') },
        { name: 'until', label: t('until'), kind: 'datetime', required: true },
        { name: 'post', label: t('post'), kind: 'select', hint: t('postHint'), options: posts.map(({ post }) => ({ value: post, label: postName(post) })) },
        { name: 'reason', label: t('reason'), kind: 'text', required: true },
      ]}
      onDone={() => {
        say(t('delegated'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
