import { parentPort } from 'node:worker_threads';
import { openFonts } from './fonts.js';
import type { PaperContent } from './paper-content.js';
import { printPaper } from './print-paper.js';

/** A thread of its own: composing a contract takes some hundred milliseconds in which nobody else could be served. */
const fonts = openFonts();

parentPort?.on('message', ({ job, content }: { readonly job: number; readonly content: PaperContent }) => {
  printPaper(content, fonts).then(
    (bytes) => parentPort?.postMessage({ job, bytes }),
    (error: unknown) => parentPort?.postMessage({ job, error: String(error) }),
  );
});
