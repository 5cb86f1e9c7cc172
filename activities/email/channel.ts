/**
 * A mail server that ops named in Settings, with its secrets. A login is by password, or by token where `tokenUrl` is
 * given: for a refresh token where there is one, else for the client's own credentials.
 */
export interface SmtpChannel {
  readonly kind: 'smtp';
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, as on port 465. */
  readonly secure: boolean;
  /** STARTTLS or nothing. */
  readonly requireTls: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly tokenUrl?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly refreshToken?: string;
  readonly scope?: string;
  /** The header sender, and the envelope's where bounces have no domain: `facturation@ateliers-fermat.example`. */
  readonly from: string;
  readonly fromName?: string;
  readonly ca?: string;
  readonly dkimDomain?: string;
  readonly dkimSelector?: string;
  /** RSA, PEM. */
  readonly dkimKey?: string;
  /** Bounces go to `bounce+…@` this domain. */
  readonly bounceDomain?: string;
  /** Of a whole message, as it goes over the wire, in millions of bytes. */
  readonly maxMegabytes?: number;
  /** Present in test mode: everything goes to this address, and to nobody else. */
  readonly testAddress?: string;
}

/** Whom a message reaches: copies that were drawn apart, or everybody whom its headers name. */
export const reachedBy = ({
  to,
  cc,
  bcc,
  envelope,
}: {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly envelope?: readonly string[];
}): readonly string[] => envelope ?? [...to, ...cc, ...bcc];
