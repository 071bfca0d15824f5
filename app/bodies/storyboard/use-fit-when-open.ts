import { useEffect, useRef } from 'react'
import { stageOf } from '../../canvas/stage/stage.ts'
import { useEditor } from '../../shell/editor.ts'

/** Frames of the screen that a node may take to reach its new size. */
const patience = 60

/** Brings a node into view as a whole once it has grown, after it was asked to; not when it is found large, as after a reload. */
export function useFitWhenOpen(id: string, large: boolean): () => void {
  const editor = useEditor()
  const asked = useRef(false)
  useEffect(() => {
    if (!large || !asked.current) return
    asked.current = false
    const { flow } = stageOf(editor)
    let [before, frames, timer] = [0, 0, 0]
    const small = flow.box(id)?.h ?? 0
    const look = (): void => {
      const height = flow.box(id)?.h ?? 0
      // Its size is measured after it is drawn, and told in several strides.
      if (height > small && height === before) stageOf(editor).handle?.fit([id])
      else if (frames++ < patience) timer = requestAnimationFrame(look)
      before = height
    }
    timer = requestAnimationFrame(look)
    return () => cancelAnimationFrame(timer)
  }, [editor, id, large])
  return () => {
    asked.current = true
  }
}
