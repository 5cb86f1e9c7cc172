/** Stands in a draft where a value is absent; no font draws it, and no invoice has a reason to hold it. */
export const ABSENT = '\ufffc';
