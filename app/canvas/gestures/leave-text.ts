/** A press beside a text that is being typed, or marked, leaves it: a drag keeps the focus where it was, and with it the keys. */
export function leaveText(target: Element): void {
  if (!target.closest('input, textarea')) getSelection()?.removeAllRanges()
  const { activeElement } = document
  if (!(activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement)) return
  if (!activeElement.contains(target) && !target.closest('input, textarea, label')) activeElement.blur()
}
