import type { Imported } from './import.ts';

/** Says in full what came of an import; gives the exit code. */
export function reportImport({ problems, outcomes, failure }: Imported, say: (line: string) => void): number {
  if (problems.length > 0) {
    say(`✗ ${problems.length} 处有误，未写入任何数据 problems, nothing was written:`);
    for (const { sheet, row, column, reason } of problems) say(`  ${sheet}  第 ${row} 行 row ${row}  ${column}: ${reason}`);
    return 1;
  }
  for (const { what, isNew } of outcomes) say(`  ${isNew ? '✓ 新建 new' : '· 已有 there already'}  ${what}`);
  const done = outcomes.filter(({ isNew }) => isNew).length;
  if (!failure) {
    say(`✓ ${done} 项新建 new, ${outcomes.length - done} 项已有 there already`);
    return 0;
  }
  say(`✗ 中断 stopped: ${failure.message}`);
  say(`  以上 ${outcomes.length} 项已完成；排除原因后，用同一文件再次运行即可继续，不会重复。`);
  say(`  The ${outcomes.length} above are done. Mend the cause and run the same file again: it goes on from here and does nothing twice.`);
  return 1;
}
