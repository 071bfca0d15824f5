/** Where a drag over a strip of steps began: at which place of it, 0…1, and with which step. */
export interface StripDrag {
  readonly at: number
  readonly step: number
}

/**
 * The step at a place of the strip, 0…1, while it is dragged over: the first at its left end, the last at its right, and
 * where the drag began the one that was pressed, so that nothing jumps and no step is passed over.
 */
export function stepAt(drag: StripDrag, place: number, of: number): number {
  const at = Math.max(0, Math.min(1, place))
  if (at <= drag.at) return Math.round(drag.at === 0 ? drag.step : 1 + ((drag.step - 1) * at) / drag.at)
  return Math.round(drag.step + ((of - drag.step) * (at - drag.at)) / (1 - drag.at))
}
