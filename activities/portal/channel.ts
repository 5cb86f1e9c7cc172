/**
 * A portal's HTTPS address, with how it wants to be called. Templates of addresses name `{{receipt}}`, `{{reference}}`,
 * `{{name}}`, `{{sha256}}` and `{{key}}`; what is looked for in an answer is a JSON path, `data.id`, or a regular expression
 * in slashes, whose first group counts. Names of settings are flat, so that one form serves every kind of connection.
 */
export interface HttpsChannel {
  readonly kind: 'https';
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly ca?: string;
  /** POST of the file itself unless told; PUT adds the file's name to the address and never replaces. */
  readonly method?: 'POST' | 'PUT';
  /** Present where a POST is a form (multipart): the field that holds the file. */
  readonly fileField?: string;

  readonly auth?: 'basic' | 'header' | 'oauth2';
  readonly user?: string;
  readonly password?: string;
  /** The header that holds the key; `Authorization` gets `Bearer` before it. */
  readonly keyHeader?: string;
  readonly accessKey?: string;
  readonly tokenUrl?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly scope?: string;
  /** How the client says who it is at the token endpoint (RFC 6749 §2.3.1); `basic` unless told. */
  readonly clientAuth?: 'basic' | 'post';
  /** Certificate chain, PEM, by which we show who we are, and its key. */
  readonly clientCertificate?: string;
  readonly clientKey?: string;

  /** Where to ask whether a file is there already: 404 says that it is not. */
  readonly lookupUrl?: string;
  /** Where the answer tells the file's sha256; without it the answer is the file itself. */
  readonly lookupSha256?: string;

  readonly receiptNumber?: string;
  readonly receiptSize?: string;
  readonly receiptSha256?: string;

  /** Where to ask what became of a file. */
  readonly statusUrl?: string;
  readonly statusValue?: string;
  readonly statusReason?: string;
  readonly statusAccepted?: readonly string[];
  readonly statusRefused?: readonly string[];
  readonly statusPending?: readonly string[];
}
