import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { type NodeView, renameNode } from '../../document/index.ts'
import { useStage, useStageState } from '../stage/use-stage.ts'

/** The title of a node; F2 or a double-click on it makes it a field. Nothing in the field brings the declared name back. */
export function NodeTitle({ node }: { readonly node: NodeView }): ReactNode {
  const stage = useStage()
  const editing = useStageState((state) => state.editing === node.id)
  if (editing) return <TitleField node={node} />
  return (
    <span
      className="node-title"
      data-tip={node.title}
      data-tip-cut
      onDoubleClick={(event) => {
        if (node.face?.subgraph !== undefined) return
        event.stopPropagation()
        stage.state.setState({ editing: node.id })
      }}
    >
      {node.title}
    </span>
  )
}

function TitleField({ node }: { readonly node: NodeView }): ReactNode {
  const stage = useStage()
  const left = useRef(false)
  const close = (title: string | undefined): void => {
    if (left.current) return
    left.current = true
    if (title !== undefined && title !== node.title)
      stage.editor.document.run(renameNode(stage.inside, node.id, title))
    stage.state.setState({ editing: undefined })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation()
    // While letters are composed, the keys are for them.
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    close(event.key === 'Enter' ? event.currentTarget.value : undefined)
    stage.focus(node.id)
  }
  return (
    <input
      className="node-title-field nodrag nopan"
      aria-label={`Name of ${node.title}`}
      defaultValue={node.title}
      placeholder={node.face?.title}
      autoFocus
      maxLength={120}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => close(event.target.value)}
      onKeyDown={onKeyDown}
    />
  )
}
