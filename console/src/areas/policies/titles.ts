import type { Text } from '../../i18n/index.js';

/** What menu and Ctrl+K say of the area: loaded with the shell, unlike the rest of its texts. */
export const titles = {
  coverage: { zh: '条款覆盖', en: 'Coverage' },
  inForce: { zh: '现行制度', en: 'In force today' },
  proposals: { zh: '待批草案', en: 'Proposals' },
  regulations: { zh: '制度文件', en: 'Regulations' },
  simulations: { zh: '推演', en: 'Simulations' },
  title: { zh: '制度', en: 'Policies' },
} as const satisfies Record<string, Text>;
