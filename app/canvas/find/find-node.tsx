import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { declaredIcon, Dialog, Icon } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'
import { fuzzy } from '../quick-add/fuzzy.ts'
import { intoView } from '../quick-add/into-view.ts'
import '../quick-add/quick-add.css'
import { revealNode } from '../reveal-node.ts'
import { stageOf } from '../stage/stage.ts'

/** Finds a node of the graph by its title, id, type or what is written in it, and brings it into view. */
export function FindNode({ onClose }: { readonly onClose: () => void }): ReactNode {
  const editor = useEditor()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const { nodes } = stageOf(editor).graph.view
  const found = [...nodes.values()]
    .map((node) => {
      const words = Object.values(node.node.params).filter((value) => typeof value === 'string')
      const inWords = typed !== '' && words.some((word) => word.toLowerCase().includes(typed.toLowerCase()))
      const score = Math.max(fuzzy(typed, node.title), fuzzy(typed, node.id), inWords ? 0.5 : 0)
      return { node, score }
    })
    .filter(({ score }) => score > 0.2)
    .sort((a, b) => b.score - a.score)
    .slice(0, 50)
  const here = Math.min(at, found.length - 1)
  const go = (id: string | undefined): void => {
    if (id === undefined) return
    onClose()
    revealNode(editor, runPath(editor.view.getState(), id))
    // Once the dialog has given the focus back.
    setTimeout(() => stageOf(editor).focus(id))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined && found.length > 0) {
      event.preventDefault()
      setAt((here + by + found.length) % found.length)
    } else if (event.key === 'Enter') go(found[here]?.node.id)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Find a node" bare place="top">
      <div className="quick-add" onKeyDown={onKeyDown}>
        <label className="quick-add-field">
          <Icon name="search" size={16} />
          <input
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={found[here] ? `${list}-${here}` : undefined}
            aria-label="Find a node"
            placeholder="Title, id, or what is written in it"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setAt(0)
            }}
          />
        </label>
        <div id={list} role="listbox" aria-label="Nodes" className="quick-add-list">
          {found.length === 0 && <p className="quick-add-none">No node here is called that.</p>}
          {found.map(({ node }, index) => (
            <div
              key={node.id}
              id={`${list}-${index}`}
              ref={index === here ? intoView : undefined}
              role="option"
              aria-selected={index === here}
              className="quick-add-line"
              onPointerMove={() => setAt(index)}
              onClick={() => go(node.id)}
            >
              <Icon name={declaredIcon(node.face?.definition?.icon)} size={16} />
              <span className="quick-add-title">{node.title}</span>
              <span className="quick-add-words">{node.id}</span>
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
