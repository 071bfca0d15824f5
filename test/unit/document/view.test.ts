import { describe, expect, it } from 'vitest'
import { text, video } from '../../../engine/define/index.ts'
import { registryOf } from '../../../engine/graph/index.ts'
import {
  bestPort,
  connect,
  DocumentStore,
  exposeInput,
  Faces,
  faceOfDefinition,
  type GraphView,
  indexProblems,
  locate,
  makeSubgraph,
  move,
  offersFor,
  renameNode,
  setMode,
  setParam,
  WireFits,
} from '../../../app/document/index.ts'
import { forEach } from '../../../nodes/flow/for-each.ts'
import { sampleNodes, sampleRegistry } from '../graph/sample-nodes.ts'
import { textToVideo, workflow } from '../graph/sample-workflow.ts'
import { Editing } from './editing.ts'

const root = undefined

/** A chain of a thousand nodes and as many wires. */
function longChain(): DocumentStore {
  const ids = Array.from({ length: 1000 }, (_, index) => `n${index}`)
  const nodes = Object.fromEntries(ids.map((id) => [id, { type: 'value/add' }]))
  const wires = ids.slice(1).map((id, index) => `n${index}.value -> ${id}.value`)
  return new DocumentStore(workflow(nodes, wires), sampleRegistry)
}

function read(store: DocumentStore): GraphView {
  return store.context.reader.read(store.document, root)!
}

/** The ids of nodes that would be drawn anew. */
function redrawn(before: GraphView, after: GraphView): string[] {
  return [...after.nodes].filter(([id, view]) => before.nodes.get(id) !== view).map(([id]) => id)
}

describe('what is drawn anew', () => {
  it('is one node where one field changes, and none where nodes move', () => {
    const store = longChain()
    const start = read(store)
    store.run(setParam(root, 'n500', 'by', 3))
    const typed = read(store)
    expect(redrawn(start, typed)).toEqual(['n500'])
    expect(typed.edges).toBe(start.edges)
    store.run(move(root, { nodes: { n1: { x: 5, y: 5 }, n2: { x: 9, y: 9 } } }))
    const moved = read(store)
    expect(moved.nodes).toBe(typed.nodes)
    store.run(renameNode(root, 'n7', 'Seven'))
    expect(redrawn(moved, read(store))).toEqual(['n7'])
    const named = read(store)
    store.run(exposeInput(root, 'n9', 'by'))
    expect(redrawn(named, read(store))).toEqual(['n9'])
  })

  it('is what a wire touches where a wire changes', () => {
    const store = longChain()
    const start = read(store)
    store.run(connect(root, ['n3', 'value'], ['n900', 'by']))
    expect(redrawn(start, read(store))).toEqual(['n900'])
    expect([...read(store).edges].filter(([id, edge]) => start.edges.get(id) !== edge)).toHaveLength(1)
    const wired = read(store)
    store.run(setMode(root, ['n2'], 'mute'))
    // What comes out of n2 has no kind any more; the node after it and the wires between show that.
    expect(redrawn(wired, read(store))).toEqual(['n2'])
  })
})

describe('a dragged wire', () => {
  it('knows of every port whether it fits, and why not', () => {
    const { document, store } = new Editing(textToVideo())
    const view = store.context.reader.read(document, root)!
    const fits = new WireFits(view, { node: 'prompt', port: 'text', side: 'output' })
    expect(fits.at('encode', 'text')).toEqual({ fit: 'exact' })
    expect(fits.at('encode', 'model')).toMatchObject({
      fit: 'no',
      reason: 'Model takes model. This wire carries text.',
    })
    expect(fits.at('prompt', 'text')).toMatchObject({ fit: 'no', code: 'wire.loop' })
    const number = new Editing(
      workflow({
        n: { type: 'value/number' },
        l: { type: 'value/lines' },
        s: { type: 'sampling/dit-sampler' },
        e: { type: 'text/encode' },
      }),
    )
    const from = (node: string, port: string) =>
      new WireFits(number.store.context.reader.read(number.document, root)!, { node, port, side: 'output' })
    expect(from('n', 'value').at('s', 'steps')).toEqual({ fit: 'converted', words: 'number, rounded' })
    expect(from('l', 'lines').at('e', 'text')).toEqual({ fit: 'each', words: 'once per item' })
    expect(bestPort(from('n', 'value'), read(number.store).nodes.get('s')!)).toEqual({
      port: 'guidance',
      fit: { fit: 'exact' },
    })
    const items = new DocumentStore(
      workflow({ each: { type: 'flow/for-each' }, save: { type: 'media/save-video' } }),
      registryOf([...Object.values(sampleNodes).filter(({ type }) => type !== 'flow/for-each'), forEach]),
    )
    // A list of videos may be wired to it afterwards.
    const item = new WireFits(read(items), { node: 'each', port: 'item', side: 'output' })
    expect(item.at('save', 'video')).toEqual({ fit: 'exact' })
    const back = new WireFits(view, { node: 'save', port: 'video', side: 'input' })
    expect(back.at('decoder', 'video')).toEqual({ fit: 'exact' })
    expect(back.at('model', 'model')).toMatchObject({
      fit: 'no',
      reason: 'Video takes video. This wire carries model.',
    })
  })

  it('has offers when it is dropped in the void, the best fit first', () => {
    const faces = Object.values(sampleNodes).map((definition) => faceOfDefinition(definition as never))
    expect(offersFor(faces, video, 'input')[0]).toMatchObject({ type: 'media/save-video', port: 'video' })
    expect(offersFor(faces, video, 'input').map(({ type }) => type)).toContain('value/show')
    expect(offersFor(faces, text, 'input').map(({ type }) => type)).not.toContain('clip/decoder')
    expect(
      offersFor(faces, video, 'output')
        .map(({ type }) => type)
        .slice(0, 2),
    ).toEqual(['clip/decoder', 'media/load-image'])
  })
})

describe('problems', () => {
  it('are found by node and inside subgraphs, and stay the same objects while they say the same', () => {
    const editing = new Editing(textToVideo())
    editing.do(makeSubgraph(root, ['sampler', 'decoder'], { title: 'Film' }))
    editing.do(setParam('film', 'sampler', 'steps', 0))
    const first = indexProblems(editing.document, sampleRegistry)
    expect(first.errors).toBe(1)
    expect(first.byNode.get('film')).toEqual(first.byNode.get('film/sampler'))
    expect(locate(editing.document, 'film/sampler')).toEqual({ inside: 'film', id: 'sampler' })
    expect(locate(editing.document, 'gone/sampler')).toBeUndefined()
    editing.do(renameNode(root, 'save', 'x'))
    const second = indexProblems(editing.document, sampleRegistry, first)
    expect(second.byNode.get('film')).toBe(first.byNode.get('film'))
  })

  it('have a face for each type that is known, and one alone', () => {
    const faces = new Faces(sampleRegistry)
    const faceOf = faces.read(undefined)
    expect(faceOf('value/text')).toBe(faces.read(undefined)('value/text'))
    expect(faceOf('no/such')).toBeUndefined()
    expect(faceOf('subgraph/none@1')).toBeUndefined()
  })
})
