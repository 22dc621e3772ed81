// The one door of every npm script. No dependency and old syntax here, so that an old Node gets a sentence, not a stack.
const major = Number(process.versions.node.split('.')[0]);
if (major < 18) {
  console.error('Node 18 or newer is needed to start (found ' + process.versions.node + '). On Debian: apt-get install nodejs npm');
  process.exit(2);
}
import('./main.mjs').then((task) => task.main(process.argv.slice(2)));
