import { type ReactNode, useEffect, useState } from 'react'
import type { NodeView } from '../../document/index.ts'
import type { NodeStateName } from '../../look/index.ts'
import { useRunValue } from '../../preview/use-run.ts'
import { useEditor } from '../../shell/editor.ts'
import { elapsedText, ordinal, tookText } from '../../preview/time-text.ts'
import { useRunOf } from './use-node.ts'

/** What `NodeNote` is given. */
export interface NodeNoteProps {
  readonly node: NodeView
  readonly state: NodeStateName
}

/** The word or time beside the ring. */
export function NodeNote({ node, state }: NodeNoteProps): ReactNode {
  switch (state) {
    case 'idle':
      return null
    case 'queued':
      return <Place />
    case 'running':
      return <Elapsed id={node.id} />
    case 'done':
      return <Took id={node.id} />
    case 'cached':
      return <Note tone="ok">Cached</Note>
    case 'error':
      return <Note tone="err">Stopped</Note>
    case 'bypassed':
      return <Note>Bypassed</Note>
    case 'muted':
      return <Note>Muted</Note>
    case 'frozen':
      return <Note>Frozen</Note>
  }
}

function Note({ tone, children }: { readonly tone?: 'ok' | 'err'; readonly children: ReactNode }): ReactNode {
  return (
    <span className="node-note" data-tone={tone}>
      {children}
    </span>
  )
}

function Place(): ReactNode {
  const place = useRunValue((run) => run?.queuePlace)
  return place === undefined ? null : <Note>{ordinal(place)}</Note>
}

function Took({ id }: { readonly id: string }): ReactNode {
  const ms = useRunOf(id, ({ ms }) => ms)
  return ms === undefined ? null : <Note>{tookText(ms)}</Note>
}

function Elapsed({ id }: { readonly id: string }): ReactNode {
  const { runs } = useEditor()
  const startedAt = useRunOf(id, (run) => run.startedAt)
  const [now, setNow] = useState(() => runs.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(runs.now()), 1000)
    return () => clearInterval(timer)
  }, [runs])
  return startedAt === undefined ? null : <Note>{elapsedText(now - startedAt)}</Note>
}
