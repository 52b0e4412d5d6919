// What the bootstrap says. Quiet unless something took work: `npm run build` should print the build, not us.

/** A failure with what failed, why, and what to do. */
export class BootstrapFailure extends Error {
  constructor(what, why, whatToDo) {
    super(what);
    this.why = why;
    this.whatToDo = whatToDo;
  }
}

export function done(label, since) {
  console.error(`✓ ${label}  ${((Date.now() - since) / 1000).toFixed(1)} s`);
}

export function begin(label) {
  if (process.stderr.isTTY) process.stderr.write(`… ${label}\r`);
}

export function printFailure(error) {
  if (!(error instanceof BootstrapFailure)) throw error;
  console.error(`✗ ${error.message}`);
  console.error(`  why:  ${error.why.split('\n').join('\n        ')}`);
  console.error(`  do:   ${error.whatToDo.split('\n').join('\n        ')}`);
}

/** The end of what a child printed: enough to see the reason, not a page. */
export function lastLines(text, count = 12) {
  return text.trim().split('\n').slice(-count).join('\n');
}
