import type { ReactNode } from 'react';
import { useSession } from '../../api/call.js';
import { takeBack } from '../../api/take-back.js';
import { FormDrawer, useToast } from '../../components/index.js';
import { common } from '../../i18n/common.js';
import { usePostName } from '../../shell/posts.js';
import { useTexts } from '../../i18n/index.js';
import { texts } from './texts.js';

/** Somebody decides in my name while I am away (ORG-08). */
export function DelegateDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const { person, posts } = useSession();
  const postName = usePostName();
  const all = useTexts(common);
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
      onWay={(way) => way === 'identity.delegate' && nameAnother()}
      onDone={({ id }) => {
        say(t('delegated'), () => void takeBack({ operation: 'identity.revokeDelegation', args: { delegationId: id } }, [], all('undone')));
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** The way out of most refusals of this form is this form. */
function nameAnother(): true {
  document.querySelector<HTMLElement>('[data-field="deputyId"] input')?.focus();
  return true;
}
