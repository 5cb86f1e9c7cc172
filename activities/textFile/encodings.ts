export const encodings = ['utf-8', 'iso-8859-1', 'iso-8859-15', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];
