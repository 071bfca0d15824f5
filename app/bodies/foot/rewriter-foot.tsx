import { type ReactNode, useState } from 'react'
import { useNodeRun } from '../../preview/use-run.ts'
import { useEditor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'
import { useStore } from 'zustand'
import type { BodyProps } from '../body.ts'
import './foot.css'

/** What the rewriter changed when it last ran. A run that reuses its result says nothing new, so the last words stay. */
export function RewriterFoot({ node }: BodyProps): ReactNode {
  const path = useStore(useEditor().view, (state) => runPath(state, node.id))
  const { state, notes } = useNodeRun(path)
  const said = notes ?? (state === 'done' ? none : undefined)
  const [last, setLast] = useState(said)
  if (said !== undefined && said !== last) setLast(said)
  const words = said ?? last
  if (words === undefined || words.length === 0) return null
  return (
    <p className="foot foot-said" data-tip={words.join(' ')}>
      {words.join(' ')}
    </p>
  )
}

const none: readonly string[] = []
