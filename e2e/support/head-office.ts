export const PASSWORD = 'Spring-2026-Wind';

/** Who works at head office in the tests. */
export const HEAD_OFFICE_POSTS = {
  admin: { post: 'administrator', login: 'admin', name: '管理员' },
  gm: { post: 'general-manager', login: 'gm', name: '郑国强' },
  vp: { post: 'sales-vp', login: 'vp', name: '冯晓东' },
  director: { post: 'sales-director', login: 'director', name: '陈立' },
  legal: { post: 'legal-officer', login: 'legal', name: '褚卫' },
  auditor: { post: 'auditor', login: 'auditor', name: '蒋沈' },
  hqFinance: { post: 'finance-officer', login: 'hqfinance', name: '韩杨' },
  cashier: { post: 'cashier', login: 'cashier', name: '朱秦' },
  office: { post: 'office-clerk', login: 'office', name: '尤许' },
  products: { post: 'product-manager', login: 'products', name: '何吕' },
  warehouse: { post: 'warehouse-keeper', login: 'warehouse', name: '施张' },
} as const;

export type HeadOfficeName = keyof typeof HEAD_OFFICE_POSTS;
