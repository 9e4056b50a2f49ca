// A service for the test of both ways of starting one: says that it is ready, answers, speaks, ends or hangs.

const port = process.parentPort;
/** @param {object} message */
const send = (message) => (port ? port.postMessage(message) : process.send?.(message));
/** @param {{ kind: string, text: string, code: number }} message */
const receive = (message) => {
  if (message.kind === 'echo') send({ kind: 'echoed', text: message.text, args: process.argv.slice(2) });
  if (message.kind === 'say') process.stdout.write(`${message.text}\n`);
  if (message.kind === 'environment') send({ kind: 'environment', names: Object.keys(process.env) });
  if (message.kind === 'end') process.exit(message.code);
  if (message.kind === 'hang') for (;;);
};
if (port) port.on('message', (event) => receive(event.data));
else process.on('message', receive);
send({ kind: 'ready' });
