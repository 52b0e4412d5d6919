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

/** npm says the reason first, and then a page of its own stack and of help. */
export function reasonOf(output, count = 8) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/\s+at |complete log/.test(line));
  const prefix = /^npm (error|ERR!)\s?/;
  const errors = lines.filter((line) => prefix.test(line)).map((line) => line.replace(prefix, ''));
  const telling = errors.filter((line) => line.trim() !== '');
  return (telling.length > 0 ? telling : lines).slice(0, count).join('\n');
}
