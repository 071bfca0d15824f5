import { describe, expect, it } from 'vitest'
import {
  fragmentText,
  makeSubgraph,
  pasteOnWire,
  pasteText,
  publishSubgraph,
  readFragment,
  setParam,
  subgraphFragment,
  updateSubgraph,
} from '../../../app/document/index.ts'
import { validateWorkflow } from '../../../engine/graph/index.ts'
import { sampleRegistry } from '../graph/sample-nodes.ts'
import { textToVideo } from '../graph/sample-workflow.ts'
import { Editing } from './editing.ts'

const root = undefined

/** A node called Film, made of the sampler and the decoder. */
function film(): Editing {
  const editing = new Editing(textToVideo())
  editing.do(
    makeSubgraph(root, ['sampler', 'decoder'], {
      title: 'Film',
      expose: [['sampler', 'seed']],
      labels: { inputs: { clip: 'Empty clip', seed: '  ' }, outputs: { video: 'The film' } },
    }),
  )
  return editing
}

function publishedText({ document }: Editing, id: string): string {
  return fragmentText(subgraphFragment(document, id)!)
}

function fragmentOf(text: string): Parameters<typeof updateSubgraph>[1] {
  const read = readFragment(text)
  if ('reason' in read) throw new Error(read.reason)
  return read.fragment
}

describe('a node that is made of several', () => {
  it('has the names that were given, and wires go along', () => {
    const editing = film()
    const { inputs, outputs } = editing.document.subgraphs!['film']!
    expect(inputs.map(({ name, label }) => [name, label])).toEqual([
      ['model', undefined],
      ['prompt', undefined],
      ['empty-clip', 'Empty clip'],
      ['seed', undefined],
    ])
    expect(outputs).toMatchObject([{ name: 'the-film', label: 'The film' }])
    expect(editing.wires).toContain('clip.clip -> film.empty-clip')
    expect(editing.wires).toContain('film.the-film -> save.video')
    expect(validateWorkflow(editing.document, sampleRegistry)).toEqual([])
  })

  it('tells two ports of one name apart', () => {
    const editing = new Editing(textToVideo())
    const labels = { inputs: { model: 'In', prompt: 'In' }, outputs: {} }
    editing.do(makeSubgraph(root, ['sampler', 'decoder'], { title: 'Film', labels }))
    const { inputs } = editing.document.subgraphs!['film']!
    expect(inputs.slice(0, 2).map(({ name, label }) => [name, label])).toEqual([
      ['in', 'In'],
      ['in-2', 'In'],
    ])
  })
})

describe('a published node', () => {
  it('gets a version above any that was published', () => {
    const editing = film()
    editing.do(publishSubgraph('film', 4))
    expect(editing.document.nodes['film']!.type).toBe('subgraph/film@5')
  })

  it('is taken over by every node that is made of it, where it is newer', () => {
    const [here, there] = [film(), film()]
    there.do(setParam('film', 'sampler', 'guidance', 9))
    there.do(publishSubgraph('film'))
    const text = publishedText(there, 'film')
    expect(here.refused(updateSubgraph('gone', fragmentOf(text)))).toMatch(/no subgraph "gone"/)
    here.do(updateSubgraph('film', fragmentOf(text)))
    expect(here.document.nodes['film']!.type).toBe('subgraph/film@2')
    expect(here.document.subgraphs!['film']!.nodes['sampler']!.params['guidance']).toBe(9)
    expect(validateWorkflow(here.document, sampleRegistry)).toEqual([])
  })

  it('is added to another workflow by its text, alone or onto a loose wire, as one step', () => {
    const text = publishedText(film(), 'film')
    const editing = new Editing(textToVideo())
    const [alone] = editing.do(pasteText(root, text, { at: { x: 0, y: 0 } }))
    expect(editing.document.nodes[alone!]!.type).toBe('subgraph/film@1')
    const start = { node: 'clip', port: 'clip', side: 'output' } as const
    const [wired] = editing.do(pasteOnWire(root, text, { x: 10, y: 10 }, start))
    expect(editing.wires).toContain(`clip.clip -> ${wired}.empty-clip`)
    // The definition is shared.
    expect(Object.keys(editing.document.subgraphs!)).toEqual(['film'])
    const bad = { node: 'save', port: 'name', side: 'output' } as const
    editing.refused(pasteOnWire(root, text, { x: 0, y: 0 }, bad))
    expect(editing.refused(pasteOnWire(root, 'no', { x: 0, y: 0 }, start))).not.toBe('')
  })
})
