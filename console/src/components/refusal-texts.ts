import { defineTexts } from '../i18n/index.js';

export const texts = defineTexts({
  offline: { zh: '没有网络', en: 'You are offline' },
  offlineDetail: { zh: '已填写的内容还在；恢复网络后重试，不会重复办理。', en: 'What you typed is kept; try again when you are back, nothing is done twice.' },
  unreachable: { zh: '连接不上平台', en: 'The platform does not answer' },
  unreachableDetail: { zh: '可能已经办理，也可能没有；重试不会重复办理。', en: 'It may have been done or not; trying again does nothing twice.' },
  fault: { zh: '页面出错', en: 'Something went wrong on this page' },
  rule: { zh: '依据', en: 'By' },
  facts: { zh: '依据的事实', en: 'What it looked at' },
  ways: { zh: '可以这样办', en: 'What may be done instead' },
  noPage: { zh: '需要“{permission}”权限的人办理', en: 'For somebody who may “{permission}”' },
  others: { zh: '（须由有权限的同事办理）', en: ' (by a colleague who may)' },
  retry: { zh: '重试', en: 'Try again' },
  reload: { zh: '重新读取', en: 'Read again' },
  changed: { zh: '别人刚刚改过这条记录，请重新读取后再办理。', en: 'Somebody has just changed this record; read it again first.' },
  requestId: { zh: '请求编号', en: 'Request id' },
  policy: { zh: '制度版本', en: 'Policy version' },
});
