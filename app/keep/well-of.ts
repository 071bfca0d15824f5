import { runType } from './run-type.ts'

/** The field that takes a drag: the one under the pointer; for files from outside, also the first of the node under it. */
export function wellOf({
  target,
  dataTransfer,
}: Pick<DragEvent, 'target' | 'dataTransfer'>): Element | undefined {
  if (!(target instanceof Element)) return undefined
  const takes = '[data-takes-files]'
  const types = dataTransfer?.types ?? []
  const ofNode = types.includes('Files') && !types.includes(runType)
  const own =
    target.closest(takes) ?? (ofNode ? target.closest('[data-node-id]')?.querySelector(takes) : null)
  return own ?? undefined
}

/** Tells a field of a drag over the rest of its node as if it were over the field itself. */
export function tellWell(well: Element, type: 'dragover' | 'dragleave' | 'drop', drag: DragEvent): void {
  const { dataTransfer } = drag
  well.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
}
