export interface PdfMetadata {
  readonly title: string;
  readonly author: string;
  /** ISO 8601 instant: creation and modification date of the file. */
  readonly date: string;
  /** The Factur-X data inside, when there is. */
  readonly facturx?: { readonly fileName: string; readonly level: string };
}

export const PRODUCER = 'Facteur';

/** The XMP packet of a PDF/A-3b, with the Factur-X extension schema (Factur-X 1.0.7, annex 6.2). */
export function xmpPacket({ title, author, date, facturx }: PdfMetadata): string {
  const parts = [
    describe(
      'pdfaid',
      'http://www.aiim.org/pdfa/ns/id/',
      '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
    ),
    describe(
      'dc',
      'http://purl.org/dc/elements/1.1/',
      `<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>`,
    ),
    describe('pdf', 'http://ns.adobe.com/pdf/1.3/', `<pdf:Producer>${PRODUCER}</pdf:Producer>`),
    describe(
      'xmp',
      'http://ns.adobe.com/xap/1.0/',
      `<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool><xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    ),
    ...(facturx ? [extensionSchema(), facturxProperties(facturx)] : []),
  ];
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${parts.join('\n')}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

const FX = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

const describe = (prefix: string, uri: string, content: string): string =>
  `<rdf:Description rdf:about="" xmlns:${prefix}="${uri}">${content}</rdf:Description>`;

const facturxProperties = ({ fileName, level }: { fileName: string; level: string }): string =>
  describe(
    'fx',
    FX,
    `<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>${escapeXml(fileName)}</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>${escapeXml(level)}</fx:ConformanceLevel>`,
  );

function extensionSchema(): string {
  const properties = [
    ['DocumentFileName', 'The name of the embedded XML document'],
    ['DocumentType', 'The type of the hybrid document, INVOICE'],
    ['Version', 'The version of the standard of the embedded XML'],
    ['ConformanceLevel', 'The conformance level of the embedded XML'],
  ].map(
    ([name, meaning]) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${meaning}</pdfaProperty:description></rdf:li>`,
  );
  return `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>${FX}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${properties.join('')}</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;
}

const escapeXml = (text: string): string =>
  text.replace(/[<>&]/g, (c) => ({ '<': '&lt;', '>': '&gt;' })[c] ?? '&amp;');
