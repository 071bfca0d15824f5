import type { ReactNode } from 'react'
import type { NodeBody } from '../../bodies/body.ts'
import type { NodeView } from '../../document/index.ts'
import {
  declaredIcon,
  Icon,
  IconButton,
  type IconName,
  type NodeStateName,
  StateRing,
} from '../../look/index.ts'
import { useStage } from '../stage/use-stage.ts'
import { NodeHelp } from './node-help.tsx'
import { NodeNote } from './node-note.tsx'
import { NodeProgress } from './node-progress.tsx'
import { NodeTitle } from './node-title.tsx'
import { useRunOf } from './use-node.ts'

/** What `NodeHeader` is given. */
export interface NodeHeaderProps {
  readonly node: NodeView
  readonly state: NodeStateName
  readonly body: NodeBody | undefined
}

/** The upper line of a node: what it is, how it stands, and help. */
export function NodeHeader({ node, state, body }: NodeHeaderProps): ReactNode {
  const { face } = node
  const [Note, Action] = [body?.note, body?.action]
  return (
    <header className="node-header">
      <Icon name={nodeIcon(node)} className="node-icon" />
      <div className="node-words">
        <NodeTitle node={node} />
        {Note && <Note node={node} />}
        <NodeNote node={node} state={state} />
      </div>
      {face?.subgraph !== undefined && <EnterButton node={node} />}
      <NodeHelp node={node} />
      <Ring node={node} state={state} />
      {Action && <Action node={node} />}
      {state === 'running' && <NodeProgress node={node} />}
    </header>
  )
}

/** The drawing that stands for a node; of a subgraph, boxes; of an unknown one, an open package. */
export function nodeIcon({ face }: Pick<NodeView, 'face'>): IconName {
  if (!face) return 'package-open'
  return face.subgraph !== undefined ? 'boxes' : declaredIcon(face.definition?.icon)
}

/** What the ring says, where the word beside it had no room. */
const stateWords: Readonly<Record<NodeStateName, string | undefined>> = {
  idle: undefined,
  queued: 'Waits',
  running: 'Runs',
  done: 'Done',
  cached: 'Cached',
  error: 'Stopped',
  bypassed: 'Bypassed',
  muted: 'Muted',
  frozen: 'Frozen',
}

function Ring({ node, state }: Omit<NodeHeaderProps, 'body'>): ReactNode {
  const progress = useRunOf(node.id, ({ done, total }) => (total ? (done ?? 0) / total : undefined))
  return (
    <span className="node-ring" data-tip={stateWords[state]}>
      <StateRing state={state} progress={progress} />
    </span>
  )
}

function EnterButton({ node }: { readonly node: NodeView }): ReactNode {
  const stage = useStage()
  return (
    <IconButton
      icon="corner-down-right"
      label={`Open ${node.title}`}
      size={24}
      iconSize={14}
      className="node-quiet nodrag"
      tabIndex={-1}
      onClick={() => stage.enter(node.id)}
    />
  )
}
