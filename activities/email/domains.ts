/** The mail domains of validated addresses, each once, in lower case. */
export const domainsOf = (addresses: readonly string[]): readonly string[] => [
  ...new Set(addresses.map((address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase())),
];
