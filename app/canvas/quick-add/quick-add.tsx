import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react'
import { nameOfKind } from '../../../engine/graph/index.ts'
import { addNode, pasteOnWire, pasteText } from '../../document/index.ts'
import { Dialog, Icon, Keys, KindGlyph } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import type { Overlay } from '../../shell/view-store.ts'
import { chosenNodes } from '../actions/chosen.ts'
import { actAndChoose } from '../actions/say.ts'
import { startKind } from '../gestures/start-kind.ts'
import { libraryEntries } from '../library/library-entries.ts'
import { kindName } from '../node/kind-name.ts'
import { type Stage, stageOf } from '../stage/stage.ts'
import { entryOf } from './entry.ts'
import { intoView } from './into-view.ts'
import { placeFor } from './place-for.ts'
import { placeOfNew } from './place-of-new.ts'
import { recentTypes, rememberType } from './recent.ts'
import './quick-add.css'
import { type Line, plainSections, type Section, wireSections } from './sections.ts'

/** What `QuickAdd` is given. */
export interface QuickAddProps {
  readonly overlay: Extract<Overlay, { kind: 'add' }>
  readonly onClose: () => void
}

/** Searches the nodes and adds one at the cursor; for a loose wire, only what it fits, and wires it. */
export function QuickAdd({ overlay, onClose }: QuickAddProps): ReactNode {
  const editor = useEditor()
  const stage = stageOf(editor)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const { wire } = overlay
  const entries = useMemo(() => {
    const faceOf = editor.document.context.reader.faces(editor.document.document)
    const { subgraphs = {} } = editor.document.document
    const types = [
      ...editor.registry.keys(),
      ...Object.entries(subgraphs).map(([id, { version }]) => `subgraph/${id}@${version}`),
    ]
    const own = types.flatMap((type) => {
      const face = faceOf(type)
      return face ? [entryOf(face)] : []
    })
    return [...own, ...libraryEntries(editor.registry, editor.document.document)]
  }, [editor])
  const kind = wire && startKind(stage.graph.view, wire)
  const sections: readonly Section[] = wire
    ? wireSections(entries, typed, recentTypes(), kind, wire.side === 'output' ? 'input' : 'output')
    : plainSections(entries, typed, recentTypes())
  const lines = sections.flatMap(({ lines }) => lines)
  const here = Math.min(at, lines.length - 1)

  const add = (line: Line | undefined): void => {
    if (!line) return
    rememberType(line.id)
    onClose()
    const place = placeOfNew(stage, line.id, overlay)
    const { text } = line
    const { inside } = stage
    if (text === undefined) actAndChoose(editor, addNode(inside, line.id, place, { ...(wire && { wire }) }))
    else
      actAndChoose(
        editor,
        wire ? pasteOnWire(inside, text, place, wire) : pasteText(inside, text, { at: place }),
      )
    if (overlay.near) showChosen(stage)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1, Tab: event.shiftKey ? -1 : 1 }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      if (lines.length > 0) setAt((here + by + lines.length) % lines.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      add(lines[here])
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add a node"
      bare
      place="top"
      at={placeFor(stage, overlay.at)}
      className="w-[27rem]"
    >
      <div className="quick-add" onKeyDown={onKeyDown}>
        <label className="quick-add-field">
          <Icon name="search" size={16} />
          <input
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={lines[here] ? `${list}-${here}` : undefined}
            aria-label="Search nodes"
            placeholder={wire ? 'Search what fits' : 'Search nodes, or in:clip out:video'}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setAt(0)
            }}
          />
          {kind && (
            <span className="quick-add-chip">
              {wire?.side === 'input' ? 'gives' : 'takes'}
              <KindGlyph kind={kindName(kind)} filled />
              {nameOfKind(kind)}
            </span>
          )}
        </label>
        <div id={list} role="listbox" aria-label="Nodes" className="quick-add-list">
          {lines.length === 0 && <p className="quick-add-none">{emptyWords(typed, wire !== undefined)}</p>}
          {sections.map(({ title, lines: own }, section) => (
            <div key={title} role="group" aria-label={title}>
              <p className="quick-add-heading">
                {title}
                <span className="digits">{own.length}</span>
              </p>
              {own.map((line, row) => {
                // A node may stand among the recent ones and among all.
                const index = sections.slice(0, section).reduce((sum, { lines }) => sum + lines.length, row)
                return (
                  <div
                    key={line.id}
                    id={`${list}-${index}`}
                    ref={index === here ? intoView : undefined}
                    role="option"
                    aria-selected={index === here}
                    className="quick-add-line"
                    onPointerMove={() => setAt(index)}
                    onClick={() => add(line)}
                  >
                    <Icon name={line.icon} size={16} />
                    <span className="quick-add-title">{line.title}</span>
                    <span className="quick-add-words">{line.category}</span>
                    {line.words !== undefined && <span className="quick-add-turned">{line.words}</span>}
                    <span className="quick-add-kinds" aria-hidden="true">
                      {line.inputs
                        .slice(0, 4)
                        .map((kind, i) => kind && <KindGlyph key={i} kind={kind.id} filled />)}
                      <Icon name="arrow-right" size={14} />
                      {line.outputs
                        .slice(0, 3)
                        .map((kind, i) => kind && <KindGlyph key={i} kind={kind.id} filled />)}
                    </span>
                  </div>
                )
              })}
            </div>
          ))}
        </div>
        {lines[here] && (
          <p className="quick-add-about">
            <b>{lines[here].title}</b> {lines[here].summary}
          </p>
        )}
        <p className="quick-add-keys">
          <Keys keys="Enter" /> {wire ? 'add and connect' : 'add'}
          <Keys keys="Tab" /> next
          <Keys keys="Escape" /> {wire ? 'drop the wire' : 'close'}
        </p>
      </div>
    </Dialog>
  )
}

/** Brings what was added into view, where its free place was outside of it. */
function showChosen(stage: Stage): void {
  for (const { x, y, w, h } of Object.values(stage.boxesOf(chosenNodes(stage.editor))))
    stage.show({ x: x + w / 2, y: y + h / 2 })
}

function emptyWords(typed: string, wire: boolean): string {
  const name = typed.trim()
  if (wire) return name === '' ? 'Nothing takes this wire.' : 'Nothing takes this wire by that name.'
  return `No node is called "${name}".`
}
