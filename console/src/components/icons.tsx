import type { ReactNode } from 'react';

// Drawn on 24 × 24 with a line of 1.75: one hand for all of them.
const PATHS = {
  today: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8 14l2.5 2.5L16 12',
  approvals: 'M5 4h14v16H5zM8.5 12l2.5 2.5 4.5-5',
  customers: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.7-6 6-6s6 2.5 6 6M16 4.5a3.5 3.5 0 0 1 0 6M17.5 14.5c2.1.8 3.5 2.9 3.5 5.5',
  opportunities: 'M4 4h4v16H4zM10 4h4v10h-4zM16 4h4v13h-4z',
  quotes: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  contracts: 'M6 3h12v18H6zM9 8h6M9 12h6M13 17.5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0z',
  orders: 'M4 7l8-4 8 4v10l-8 4-8-4zM4 7l8 4 8-4M12 11v10',
  receivables: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 7l3.5 5 3.5-5M8.5 12.5h7M8.5 15h7M12 12v6',
  service: 'M4 13a8 8 0 0 1 16 0M4 13v4h3v-5H4.1M20 13v4h-3v-5h2.9M18 17c0 2.5-2.5 4-5 4',
  expenses: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  performance: 'M4 20h16M6 16l4-5 3 3 5-8',
  policies: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4',
  operator: 'M4 5h16v5H4zM4 14h16v5H4zM7.5 7.5h.01M7.5 16.5h.01',
  imports: 'M12 3v11M8 10.5l4 4 4-4M4 16v4h16v-4',
  wind: 'M3 9h11a3 3 0 1 0-3-3M3 14h15a3 3 0 1 1-3 3M3 19h6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20',
  menu: 'M4 6h16M4 12h16M4 18h16',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  back: 'M14 6l-6 6 6 6',
  forward: 'M10 6l6 6-6 6',
  down: 'M6 10l6 6 6-6',
  sort: 'M8 5v14M8 5L5 8M8 5l3 3M16 19V5M16 19l3-3M16 19l-3-3',
  columns: 'M4 5h16v14H4zM9.5 5v14M15 5v14',
  filter: 'M4 5h16l-6 8v6l-4-2v-4z',
  star: 'M12 4l2.5 5 5.5.8-4 3.9 1 5.5-5-2.7-5 2.7 1-5.5-4-3.9 5.5-.8z',
  bell: 'M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10 20h4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.5-7 8-7s8 3 8 7',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5h.01',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.5h.01',
  refused: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  file: 'M6 3h9l4 4v14H6zM15 3v4h4',
  download: 'M12 4v11M8 11.5l4 4 4-4M5 20h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  theme: 'M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z',
  language: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18',
  out: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  switch: 'M7 4L4 7l3 3M4 7h12M17 14l3 3-3 3M20 17H8',
  eye: 'M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
