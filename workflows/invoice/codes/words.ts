/** A code list, written as words apart from each other by spaces. */
export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
