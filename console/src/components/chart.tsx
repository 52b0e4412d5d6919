import { lazy, Suspense, useState, type ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { Loading } from './loading.js';
import type { ChartProps } from './props.js';

const Picture = lazy(() => import('./chart-picture.js'));

/** A picture of figures, and the figures themselves one press away; on paper, where a picture is as wide as the screen was, the figures. */
export function Chart(props: ChartProps): ReactNode {
  const { title, table } = props;
  const t = useTexts(common);
  const [isTable, setTable] = useState(false);
  return (
    <figure className="chart">
      <figcaption>
        <span>{title}</span>
        <button type="button" className="link no-print" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'chart' : 'table')}
        </button>
      </figcaption>
      <div className={isTable ? undefined : 'only-print'}>
        <Figures {...table} />
      </div>
      {!isTable && (
        <div className="no-print">
          <Suspense fallback={<Loading lines={6} />}>
            <Picture {...props} />
          </Suspense>
        </div>
      )}
    </figure>
  );
}

function Figures({ head, rows }: ChartProps['table']): ReactNode {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {head.map((each) => (
            <th key={each}>{each}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, at) => (
              <td key={at} className={at === 0 ? 'start' : 'end'}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
