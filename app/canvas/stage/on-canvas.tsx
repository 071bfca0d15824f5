import { useStoreApi } from '@xyflow/react'
import { type ReactNode, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/**
 * Draws its children on the canvas, panned and zoomed with it, over the nodes. React Flow's own portal looks its place up
 * through all the nodes at every frame of a pan or zoom; this one does so once.
 */
export function OnCanvas({ children }: { readonly children: ReactNode }): ReactNode {
  const store = useStoreApi()
  const [place, setPlace] = useState<Element | null>(null)
  useLayoutEffect(() => {
    const look = (): Element | null =>
      store.getState().domNode?.querySelector('.react-flow__viewport-portal') ?? null
    const found = look()
    setPlace(found)
    if (found) return
    const stop = store.subscribe(() => {
      const late = look()
      if (!late) return
      stop()
      setPlace(late)
    })
    return stop
  }, [store])
  return place && createPortal(children, place)
}
