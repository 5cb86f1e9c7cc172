const owners =
  'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog], [role=listbox], [role=menu]';

/**
 * Whether keys belong to what has the focus, such as a text field, a list, a menu or a dialog, and are no shortcut.
 *
 * @param also a selector of what else takes keys on this screen
 */
export const ownsKeys = (target: EventTarget | null, also?: string): boolean =>
  target instanceof Element && target.closest(also ? `${owners}, ${also}` : owners) !== null;
