/**
 * Loaded before the hub (`node --import`): when the hub hands its Express application to its server, this writes down every
 * route and every mounted tree that the application holds, as one line of standard output. It changes nothing.
 */
import { Server } from 'node:http';

const { on } = Server.prototype;

Server.prototype.on = function tell(event, listener) {
  const stack = event === 'request' ? listener.router?.stack : undefined;
  if (stack) process.stdout.write(`ROUTES ${JSON.stringify(linesOf(stack))}\n`);
  return on.call(this, event, listener);
};

function linesOf(stack) {
  return stack.flatMap(({ route, rawPath, handle }) => {
    if (route) return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`);
    // What stands below a path of its own is one line of the table, whatever is in it.
    return rawPath === '/' ? linesOf(handle.stack ?? []) : [`MOUNT ${String(rawPath)}`];
  });
}
