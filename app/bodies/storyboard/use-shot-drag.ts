import { type PointerEvent, type RefObject, useState } from 'react'
import { placeAt } from './edit-shots.ts'

/** A shot on its way to another place. */
export interface ShotDrag {
  readonly from: number
  readonly to: number
  /** How far it has been dragged, in pixels of the node. */
  readonly by: number
}

/** Drags rows of a list by their grips. Escape leaves everything as it was; the shot is moved once, when it is let go. */
export function useShotDrag(
  list: RefObject<HTMLElement | null>,
  onMove: (from: number, to: number) => void,
): {
  readonly drag: ShotDrag | undefined
  readonly grip: (at: number) => (event: PointerEvent<HTMLElement>) => void
} {
  const [drag, setDrag] = useState<ShotDrag>()
  const grip = (from: number) => (event: PointerEvent<HTMLElement>) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>(':scope > li') ?? [])]
    if (event.button !== 0 || rows.length < 2) return
    event.stopPropagation()
    const boxes = rows.map((row) => row.getBoundingClientRect())
    const middles = boxes.map(({ top, height }) => top + height / 2)
    const zoom = boxes[from]!.height / Math.max(1, rows[from]!.offsetHeight)
    const end = new AbortController()
    let to = from
    const finish = (keep: boolean): void => {
      end.abort()
      setDrag(undefined)
      if (keep && to !== from) onMove(from, to)
    }
    const { signal } = end
    const move = ({ clientY }: globalThis.PointerEvent): void => {
      const by = clientY - event.clientY
      to = placeAt(middles, from, middles[from]! + by)
      setDrag({ from, to, by: by / zoom })
    }
    addEventListener('pointermove', move, { signal })
    addEventListener('pointerup', () => finish(true), { signal })
    addEventListener('pointercancel', () => finish(false), { signal })
    addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return
        key.stopPropagation()
        finish(false)
      },
      { signal, capture: true },
    )
  }
  return { drag, grip }
}
