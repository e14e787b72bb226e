/** Copies what is selected in a field of its own, inside of an open dialog, which would take the focus back. */
function copiedSelected(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.setAttribute('aria-hidden', 'true');
  field.style.cssText = 'position: fixed; top: 0; opacity: 0';
  (before?.closest('[role=dialog]') ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}

/**
 * Puts a text into the clipboard; false where the browser lets nobody. Its clipboard is there on secure connections
 * alone (https, localhost); on others the text is selected and copied as by hand.
 */
export async function copied(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // denied: what is selected may be copied still
    }
  }
  return copiedSelected(text);
}
