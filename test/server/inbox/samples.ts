/** A delivery report as Postfix writes it (RFC 3464), about a message of ours. */
export function report({
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <nobody@client.example>: Recipient address rejected: User unknown',
  to = 'facturation@fermat.example',
  returnedId = '<abc@fermat.example>',
  envelopeId = '',
  id = '<report-1@mx.client.example>',
  recipients = '',
}: Partial<
  Record<
    'action' | 'status' | 'diagnostic' | 'to' | 'returnedId' | 'envelopeId' | 'id' | 'recipients',
    string
  >
> = {}): Buffer {
  return mail(`
    Return-Path: <>
    Delivered-To: ${to}
    From: MAILER-DAEMON@mx.client.example (Mail Delivery System)
    To: ${to}
    Subject: Undelivered Mail Returned to Sender
    Auto-Submitted: auto-replied
    Message-ID: ${id}
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
        boundary="frontier"

    --frontier
    Content-Description: Notification
    Content-Type: text/plain; charset=us-ascii

    I'm sorry to have to inform you that your message could not
    be delivered to one or more recipients.

    --frontier
    Content-Description: Delivery report
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.client.example
    ${envelopeId && `Original-Envelope-Id: ${envelopeId}\n    `}Arrival-Date: Mon,  4 May 2026 10:00:00 +0200 (CEST)

    ${
      recipients ||
      `Final-Recipient: rfc822; nobody@client.example
    Action: ${action}
    Status: ${status}
    Diagnostic-Code: ${diagnostic}`
    }

    --frontier
    Content-Description: Undelivered Message Headers
    Content-Type: text/rfc822-headers

    From: facturation@fermat.example
    To: nobody@client.example
    Subject: Facture F-1
    Message-ID: ${returnedId}

    --frontier--
  `);
}

/** A message as people and robots write them. */
export const letter = (headers: string, body: string): Buffer =>
  mail(`
    From: accounts@client.example
    To: facturation@fermat.example
    Message-ID: <letter-1@client.example>
    ${headers.trim().replace(/\n\s*/g, '\n    ')}
    Content-Type: text/plain; charset=utf-8

    ${body}
  `);

const mail = (indented: string): Buffer =>
  Buffer.from(
    indented
      .trim()
      .split('\n')
      .map((line) => line.replace(/^ {4}/, ''))
      .join('\r\n'),
  );
