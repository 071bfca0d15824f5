/** The field that takes the files of a drag: the one under the pointer, or the first of the node under it. */
export function wellOf({ target }: DragEvent): Element | undefined {
  if (!(target instanceof Element)) return undefined
  const takes = '[data-takes-files]'
  const own = target.closest(takes) ?? target.closest('[data-node-id]')?.querySelector(takes)
  return own ?? undefined
}

/** Tells a field of a drag over the rest of its node as if it were over the field itself. */
export function tellWell(well: Element, type: 'dragover' | 'dragleave' | 'drop', drag: DragEvent): void {
  const { dataTransfer } = drag
  well.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
}
