import { type ReactNode, useEffect, useState } from 'react'
import { useEditor } from '../shell/editor.ts'
import { runType } from './run-type.ts'
import { tellWell, wellOf } from './well-of.ts'

/**
 * Opens what is dropped on the window: workflow files, zips, and videos and pictures that Reelgraph made; and runs of the gallery.
 * A file on a node that takes one goes into its field, wherever on the node it is dropped.
 */
export function DropFiles(): ReactNode {
  const editor = useEditor()
  const [over, setOver] = useState(false)
  useEffect(() => {
    /** The field whose node files are held over. */
    let held: Element | undefined
    const letGo = (event: DragEvent): void => {
      if (held !== undefined) tellWell(held, 'dragleave', event)
      held = undefined
    }
    const onDragOver = (event: DragEvent): void => {
      const types = event.dataTransfer?.types ?? []
      const well = wellOf(event)
      if (well !== held) letGo(event)
      if (well !== undefined && !isWithin(well, event)) {
        held = well
        event.preventDefault()
        tellWell(well, 'dragover', event)
      }
      const ours = well === undefined && (types.includes('Files') || types.includes(runType))
      setOver(ours)
      if (ours) event.preventDefault()
    }
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget !== null) return
      setOver(false)
      letGo(event)
    }
    const onDrop = (event: DragEvent): void => {
      setOver(false)
      const well = wellOf(event)
      held = undefined
      if (well !== undefined) {
        if (isWithin(well, event)) return
        event.preventDefault()
        return tellWell(well, 'drop', event)
      }
      const run = event.dataTransfer?.getData(runType)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (!run && files.length === 0) return
      event.preventDefault()
      void import('./open-any.ts').then(({ openDropped }) => openDropped(editor, run, files))
    }
    // Before the fields that take files hear of it: what happens at those ends there.
    addEventListener('dragover', onDragOver, true)
    addEventListener('dragleave', onLeave)
    addEventListener('drop', onDrop, true)
    return () => {
      removeEventListener('dragover', onDragOver, true)
      removeEventListener('dragleave', onLeave)
      removeEventListener('drop', onDrop, true)
    }
  }, [editor])
  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-3 z-50 flex items-center justify-center rounded-palette border-2 border-dashed border-focus bg-[color-mix(in_srgb,var(--canvas)_70%,transparent)] text-14 font-semibold text-ink">
      Drop to open its workflow
    </div>
  )
}

function isWithin(well: Element, { target }: DragEvent): boolean {
  return target instanceof Node && well.contains(target)
}
