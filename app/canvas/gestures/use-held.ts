import { type RefObject, useLayoutEffect } from 'react'
import type { Stage } from '../stage/stage.ts'

/**
 * Draws what is dragged where it is, on the page itself: through React Flow each move would render every dragged node and
 * ask every other. When it is let go, React Flow hears where it has come to lie, and writes the same.
 */
export function useHeld(stage: Stage, root: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { flow } = stage
    /** The elements on the page while something is dragged. */
    let held = new Map<string, HTMLElement>()
    return flow.subscribeMoves((ids) => {
      if (!flow.dragging && held.size === 0) return
      if (held.size === 0) held = elementsIn(root.current)
      for (const id of ids) {
        const box = flow.box(id)
        const element = held.get(id)
        if (box && element) element.style.transform = `translate(${box.x}px,${box.y}px)`
      }
      if (!flow.dragging) held = new Map()
    })
  }, [stage, root])
}

function elementsIn(root: HTMLElement | null): Map<string, HTMLElement> {
  const nodes = root?.querySelectorAll<HTMLElement>('.react-flow__node') ?? []
  return new Map([...nodes].map((node) => [node.dataset['id']!, node]))
}
