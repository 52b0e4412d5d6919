import { defineFault } from '@tradewind/kernel/fault';

export const exportNotFound = defineFault('export.not-found', 'not-found', {
  en: (d: { exportId: string }) => `You have asked for no export ${d.exportId}.`,
  zh: (d) => `您没有申请过导出 ${d.exportId}。`,
});

export const exportNotReady = defineFault('export.not-ready', 'conflict', {
  en: (d: { status: string }) => `The export is ${d.status}; there is a file only while it is ready. Look at its progress, or ask for a new one.`,
  zh: (d) => `导出状态为“${d.status}”，只有完成且未过期的导出才能下载。请查看进度，或重新申请。`,
});

export const exportReachLost = defineFault(
  'export.reach-lost',
  'forbidden',
  {
    en: () => 'Your posts no longer reach everything this file holds. Ask for a new export: it holds what you may see today.',
    zh: () => '您现在的岗位已不能查看此文件的全部内容。请重新申请导出，新文件只包含您目前有权查看的内容。',
  },
  { requirement: 'ORG-11', clause: '000 §6.3.2' },
);

export const tooManyExports = defineFault('export.too-many-open', 'conflict', {
  en: (d: { most: number }) => `You have ${d.most} exports waiting or running already. Wait for one of them, or cancel it.`,
  zh: (d) => `您已有 ${d.most} 个导出在排队或进行中，请等待其完成，或先取消一个。`,
});

export const exportTooLarge = defineFault('export.too-large', 'conflict', {
  en: (d: { most: number }) => `There are more than ${d.most} rows; narrow the filters and ask again.`,
  zh: (d) => `数据超过 ${d.most} 行，请缩小筛选范围后重新申请。`,
});

export const exportBroke = defineFault('export.broke', 'internal', {
  en: () => 'The export could not be made because of an error on our side. Ask for it again; tell the administrator if it stays so.',
  zh: () => '系统错误，导出未能完成。请重新申请；如仍不成功，请联系系统管理员。',
});
