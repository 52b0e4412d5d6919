import type { Text } from '../../i18n/index.js';

/** What menu and Ctrl+K say of the area: loaded with the shell, unlike the rest of its texts. */
export const titles = {
  audit: { zh: '审计查询', en: 'Audit' },
  deadLetters: { zh: '死信', en: 'Dead letters' },
  jobs: { zh: '任务与事件流', en: 'Jobs and streams' },
  parked: { zh: '搁置事件', en: 'Parked events' },
  partners: { zh: '合作方应用', en: 'Partner apps' },
  processes: { zh: '跨服务流程', en: 'Processes' },
  status: { zh: '服务状态', en: 'Services' },
  title: { zh: '系统运维', en: 'Operations' },
} as const satisfies Record<string, Text>;
