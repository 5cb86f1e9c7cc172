/** What Node says of a certificate that it does not accept: OpenSSL's verdicts, and its own on names. */
const VERDICT =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_|CRL_|INVALID_(CA|PURPOSE)|PATH_LENGTH|HOSTNAME_MISMATCH|ERR_TLS_CERT)/;

/** Whether a connection failed by the far end's certificate: TLS ends there, before anything of ours was sent. */
export const isUntrusted = (code: string | undefined): boolean =>
  code !== undefined && VERDICT.test(code);
