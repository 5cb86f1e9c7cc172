import type { Ports } from './activity.ts';

/** The same ports, and whether anything was asked of the outside world through them. */
export function watched(ports: Ports): { readonly ports: Ports; touched(): boolean } {
  let touched = false;
  const noting =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      touched = true;
      return call(...args);
    };
  const { documents, mailer, drop, http, approvals, batches, url } = ports;
  return {
    touched: () => touched,
    ports: {
      documents,
      approvals,
      url,
      batches,
      channel: (name) => ports.channel(name),
      table: (name) => ports.table(name),
      now: () => ports.now(),
      mailer: { send: noting((channel, mail) => mailer.send(channel, mail)) },
      drop: {
        put: noting((channel, file) => drop.put(channel, file)),
        look: noting((channel, sought) => drop.look(channel, sought)),
      },
      http: { send: noting((request) => http.send(request)) },
    },
  };
}
