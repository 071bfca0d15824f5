import { describe, expect, it } from 'vitest'
import { stageOf } from '../../../app/canvas/stage/stage.ts'
import { addNode, remove, toggleMode } from '../../../app/document/index.ts'
import { noSelection } from '../../../app/shell/view-store.ts'
import { editorOf } from '../fields/editor-around.tsx'

const workflow = {
  nodes: {
    words: { type: 'text/prompt', version: 1, params: { words: 'a fox' } },
    encoder: { type: 'text/text-encoder', version: 1, params: {} },
  },
  edges: { a: { from: ['words', 'text'], to: ['encoder', 'text'] } },
  layout: {
    nodes: { words: { x: 20, y: 20 }, encoder: { x: 400, y: 20 } },
    groups: { away: { title: 'Away', x: 0, y: 0, w: 300, h: 500 } },
  },
}

describe('what is chosen', () => {
  it('is forgotten with what undo takes away, so that commands reach what is left', () => {
    const editor = editorOf(workflow)
    stageOf(editor)
    const made = editor.document.run(addNode(undefined, 'values/number', { x: 0, y: 0 }))
    if (!made.ok) throw new Error(made.reason)
    const [added] = made.made
    editor.view.setState({ selection: { ...noSelection, nodes: new Set([added!, 'words']) } })
    editor.document.undo()
    expect([...editor.view.getState().selection.nodes]).toEqual(['words'])
    expect(
      editor.document.run(toggleMode(undefined, [...editor.view.getState().selection.nodes], 'mute')).ok,
    ).toBe(true)
  })

  it('is forgotten with nodes, their wires and frames that a command takes away, and nothing else', () => {
    const editor = editorOf(workflow)
    stageOf(editor)
    const all = {
      nodes: new Set(['words', 'encoder']),
      edges: new Set(['a']),
      groups: new Set(['away']),
      notes: new Set<string>(),
    }
    editor.view.setState({ selection: all })
    editor.document.run(addNode(undefined, 'values/number', { x: 900, y: 0 }))
    expect(editor.view.getState().selection).toBe(all)
    editor.document.run(remove(undefined, { nodes: ['words'], edges: [], frames: ['away'], notes: [] }))
    expect(editor.view.getState().selection).toEqual({
      ...noSelection,
      nodes: new Set(['encoder']),
    })
  })
})
