import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { renameSubgraph } from '../../document/index.ts'
import { Button, Icon } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { noSelection } from '../../shell/view-store.ts'
import { undoInText } from '../gestures/undo-in-text.ts'
import { actionOf } from '../../shell/actions.ts'
import { useStage } from '../stage/use-stage.ts'
import './crumbs.css'

/** Where one is while a subgraph is looked into, with the way back out. */
export function Crumbs({ path }: { readonly path: readonly string[] }): ReactNode {
  const editor = useEditor()
  const stage = useStage()
  const subgraphs = useStore(editor.document.state, ({ document }) => document.subgraphs)
  const title = useStore(editor.document.state, ({ document }) => document.meta.title ?? 'Untitled')
  const last = path.at(-1)!
  const names = [title, ...path.map((id) => subgraphs?.[id]?.title ?? id)]
  return (
    <nav className="crumbs" aria-label="Subgraphs">
      {names.map((name, depth) => (
        <span key={depth} className="crumbs-part">
          {depth > 0 && <Icon name="chevron-right" size={14} />}
          {depth === path.length ? (
            <SubgraphName key={last} id={last} name={name} />
          ) : (
            <button type="button" onClick={() => stage.leave(depth)}>
              {name}
            </button>
          )}
        </span>
      ))}
      <span className="crumbs-version digits">version {subgraphs?.[last]?.version ?? 1}</span>
      <Button
        size="small"
        icon="upload"
        onClick={() => {
          editor.view.setState({ selection: noSelection })
          actionOf('node.publish')?.run(editor)
        }}
      >
        Publish
      </Button>
    </nav>
  )
}

/** The name of the subgraph that is looked into. What is typed stands there as it was typed until the field is left. */
function SubgraphName({ id, name }: { readonly id: string; readonly name: string }): ReactNode {
  const editor = useEditor()
  const [typed, setTyped] = useState<string>()
  return (
    <input
      className="crumbs-name"
      aria-label="Name of this subgraph"
      aria-current="location"
      size={Math.max(8, (typed ?? name).length)}
      maxLength={120}
      value={typed ?? name}
      onKeyDown={(event) => {
        // While letters are composed, the keys are for them.
        if (event.nativeEvent.isComposing) return
        if (undoInText(editor, event)) return setTyped(undefined)
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
      onBlur={() => setTyped(undefined)}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value)
        editor.document.run(renameSubgraph(id, value))
      }}
    />
  )
}
