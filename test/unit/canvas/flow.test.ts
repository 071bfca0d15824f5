import { describe, expect, it } from 'vitest'
import { Flow } from '../../../app/canvas/flow/flow.ts'
import { GraphSource } from '../../../app/canvas/graph/graph-source.ts'
import { move } from '../../../app/document/index.ts'
import { editorOf } from '../fields/editor-around.tsx'

const workflow = {
  meta: { title: 'Two' },
  nodes: {
    words: { type: 'text/prompt', version: 1, params: { words: 'a fox' } },
    encoder: { type: 'text/text-encoder', version: 1, params: {} },
  },
  edges: { a: { from: ['words', 'text'], to: ['encoder', 'text'] } },
  layout: {
    nodes: { words: { x: 0, y: 0 }, encoder: { x: 400, y: 0 } },
    groups: { away: { title: 'Away', x: -10, y: -10, w: 300, h: 500 } },
  },
}

function around() {
  const editor = editorOf(workflow)
  const flow = new Flow(editor, new GraphSource(editor))
  const heard = { list: 0, wire: 0, moves: [] as string[][] }
  const wire = (): void => void heard.wire++
  flow.subscribe(() => void heard.list++)
  flow.subscribeMoves((ids) => void heard.moves.push([...ids]))
  for (const id of ['words', 'encoder']) flow.subscribeNode(id, wire)
  return { editor, flow, heard }
}

const to = (x: number, y: number) => new Map(['words', 'encoder'].map((id) => [id, { x, y }]))

describe('what is dragged', () => {
  it('moves its box and its wires, each once, and is no other thing for React Flow until it is let go', () => {
    const { editor, flow, heard } = around()
    const { nodes } = flow
    flow.drag(to(8, 12))
    expect(flow.box('words')).toMatchObject({ x: 8, y: 12 })
    expect(flow.holds('words')).toBe(true)
    expect(flow.nodes).toBe(nodes)
    expect(heard).toEqual({ list: 0, wire: 1, moves: [['words', 'encoder']] })
    flow.drag(to(8, 12))
    expect(heard.wire).toBe(1)

    editor.document.run(move(undefined, { nodes: Object.fromEntries(to(8, 12)) }))
    flow.drag(undefined)
    expect(flow.holds('words')).toBe(false)
    expect(flow.nodes.find(({ id }) => id === 'words')?.position).toEqual({ x: 8, y: 12 })
    expect(heard).toEqual({
      list: 1,
      wire: 2,
      moves: [
        ['words', 'encoder'],
        ['words', 'encoder'],
      ],
    })
  })

  it('is back where it was when the drag is given up', () => {
    const { flow, heard } = around()
    const { nodes } = flow
    flow.drag(to(8, 12))
    flow.drag(undefined)
    expect(flow.box('words')).toMatchObject({ x: 0, y: 0 })
    expect(flow.nodes).toBe(nodes)
    expect(heard.moves.at(-1)).toEqual(['words', 'encoder'])
    expect(heard.list).toBe(0)
  })

  it('takes the wires of what is put away in a small frame along with the frame', () => {
    const { editor, flow, heard } = around()
    editor.view.setState({ collapsed: new Set(['/away']) })
    expect(flow.foldedInto('words')).toBe('away')
    const { wire } = heard
    flow.drag(new Map([['frame:away', { x: 900, y: 900 }]]))
    expect(heard.wire).toBe(wire + 1)
    expect(flow.foldedInto('words')).toBe('away')
    flow.drag(undefined)
    expect(flow.box('frame:away')).toMatchObject({ x: -10, y: -10 })
  })
})

describe('what is measured', () => {
  it('has its height from then on, and React Flow is not asked to draw it again', () => {
    const { editor, flow, heard } = around()
    const { nodes } = flow
    flow.measured(new Map([['words', 333]]))
    expect(flow.box('words')?.h).toBe(333)
    expect(flow.nodes).toBe(nodes)
    expect(heard).toEqual({ list: 0, wire: 1, moves: [['words']] })
    flow.measured(new Map([['words', 333]]))
    expect(heard.wire).toBe(1)
    editor.document.run(move(undefined, { nodes: { encoder: { x: 404, y: 0 } } }))
    expect(flow.box('words')?.h).toBe(333)
  })
})
