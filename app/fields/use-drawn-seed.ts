import { useEffect, useState } from 'react'
import type { Inside } from '../document/index.ts'
import { useRunValue } from '../preview/use-run.ts'
import { useEditor } from '../shell/editor.ts'

/**
 * What the dice of a seed drew for the run that is shown; undefined where its dice are off, no run is shown, or the run
 * took another seed.
 */
export function useDrawnSeed(inside: Inside, node: string, param: string, dice: boolean): number | undefined {
  const editor = useEditor()
  const run = useRunValue((shown) => (dice ? shown?.id : undefined))
  const [drawn, setDrawn] = useState<{ readonly run: string; readonly value: number | undefined }>()
  useEffect(() => {
    if (run === undefined) return
    let left = false
    void import('./drawn-seed.ts')
      .then(({ drawnSeed }) => drawnSeed(editor, run, inside, node, param))
      .then(
        (value) => {
          if (!left) setDrawn({ run, value })
        },
        () => {},
      )
    return () => {
      left = true
    }
  }, [editor, run, inside, node, param])
  return run !== undefined && drawn?.run === run ? drawn.value : undefined
}
