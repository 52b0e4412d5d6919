// The door of every npm script: `node deploy/local/launch.mjs <command> [args]`.
// It must parse on any Node that knows modules, so that an old one gets a sentence and not a syntax error.
var version = process.versions.node.split('.').map(Number);

if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error('✗ Tradewind cannot start');
  console.error('  why:  this is Node ' + process.versions.node + '; Node 20.19 or newer is needed to fetch the right one');
  console.error('  do:   install Node 20.19 or newer (https://nodejs.org), then run the same command again');
  process.exit(1);
} else {
  import('./bootstrap/main.mjs').then((bootstrap) => bootstrap.main(process.argv.slice(2)));
}
