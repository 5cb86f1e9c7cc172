/** Whether an address or host name is this machine's own, which nobody else can listen on or reach. */
export const isLoopback = (host = ''): boolean =>
  /^(localhost|(::ffff:)?127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
