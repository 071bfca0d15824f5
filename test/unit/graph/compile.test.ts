import { describe, expect, it } from 'vitest'
import {
  compile,
  type CompiledGraph,
  type CompileOptions,
  type WorkflowDocument,
} from '../../../engine/graph/index.ts'
import { sampleRegistry } from './sample-nodes.ts'
import { graph, textToVideo, workflow } from './sample-workflow.ts'

function built(document: WorkflowDocument, options?: CompileOptions): CompiledGraph {
  const compiled = compile(document, sampleRegistry, options)
  if (!compiled.graph) throw new Error(JSON.stringify(compiled.problems, null, 1))
  return compiled.graph
}
const codes = (document: WorkflowDocument, options?: CompileOptions) => {
  const compiled = compile(document, sampleRegistry, options)
  return compiled.graph ? 'a graph' : compiled.problems.map(({ code }) => code)
}
const hash = 'b'.repeat(64)

describe('compile', () => {
  it('orders nodes after their sources, ties in document order', () => {
    const compiled = built(textToVideo())
    expect(compiled.order).toEqual(['model', 'prompt', 'encode', 'clip', 'sampler', 'decoder', 'save'])
    expect(compiled.outputs).toEqual(['save'])
    expect([...compiled.nodes.keys()]).toEqual(compiled.order)
  })

  it('parses params and keeps defaults', () => {
    expect(built(textToVideo()).nodes.get('sampler')).toMatchObject({
      params: { solver: 'euler', steps: 20, guidance: 5, seed: 7 },
      sources: {
        model: { node: 'model', port: 'model' },
        prompt: { node: 'encode', port: 'conditioning' },
        clip: { node: 'clip', port: 'clip' },
      },
      mapped: [],
      loops: [],
    })
  })

  it('takes only what the outputs need, and lets other nodes be broken', () => {
    const document = textToVideo()
    document.nodes['stray'] = { type: 'sampling/dit-sampler', version: 1, params: {} }
    const compiled = compile(document, sampleRegistry)
    expect(compiled.graph?.order).not.toContain('stray')
    expect(compiled.problems.map(({ node }) => node)).toContain('stray')
  })

  it('runs to here', () => {
    const compiled = built(textToVideo(), { targets: ['encode'] })
    expect(compiled.order).toEqual(['model', 'prompt', 'encode'])
    expect(compiled.outputs).toEqual(['encode'])
    expect(codes(textToVideo(), { targets: ['gone'] })).toEqual(['target.unknown'])
    const document = textToVideo()
    document.nodes['encode']!.mode = 'mute'
    expect(codes(document, { targets: ['sampler'] })).toContain('target.left-out')
    expect(built(document, { targets: ['clip'] }).order).toEqual(['model', 'clip'])
  })

  it('does not run to a muted node of unknown type', () => {
    const document = workflow({ odd: { type: 'magic/x', mode: 'mute' }, n: { type: 'value/number' } }, [], {
      outputs: [
        { name: 'odd', from: ['odd', 'x'] },
        { name: 'n', from: ['n', 'value'] },
      ],
    })
    expect(built(document).outputs).toEqual(['n'])
    expect(codes(document, { targets: ['odd'] })).toContain('target.left-out')
  })

  it('stops where a setting waits for what a bypassed node cannot pass on', () => {
    const document = workflow(
      { n: { type: 'value/number' }, m: { type: 'value/number', mode: 'bypass' }, a: { type: 'value/add' } },
      ['n.value -> a.value', 'm.value -> a.by'],
    )
    expect(codes(document)).toEqual(['bypass.nothing-to-forward'])
  })

  it('runs what nothing takes from where the graph has no outputs', () => {
    const document = workflow(
      { a: { type: 'value/number' }, b: { type: 'value/add' }, c: { type: 'value/text' } },
      ['a.value -> b.value'],
    )
    expect(built(document).outputs).toEqual(['b', 'c'])
    document.outputs = [{ name: 'number', from: ['a', 'value'] }]
    expect(built(document).outputs).toEqual(['a'])
  })

  it('brings old params up to date', () => {
    const document = textToVideo()
    document.nodes['encode'] = { type: 'text/encode', version: 1, params: { words: 'a fox' } }
    delete document.edges['e2']
    expect(built(document).nodes.get('encode')?.params).toEqual({ text: 'a fox' })
  })

  it('follows bypasses, through several and to the last', () => {
    const document = workflow(
      {
        n: { type: 'value/number' },
        a: { type: 'value/add', mode: 'bypass' },
        b: { type: 'value/add', mode: 'bypass' },
        s: { type: 'value/show' },
      },
      ['n.value -> a.value', 'a.value -> b.value', 'b.value -> s.value'],
    )
    const compiled = built(document)
    expect(compiled.order).toEqual(['n', 's'])
    expect(compiled.nodes.get('s')?.sources).toEqual({ value: { node: 'n', port: 'value' } })
    expect(built(document, { targets: ['b'] }).outputs).toEqual(['n'])
    delete document.edges['e1']
    expect(codes(document)).toEqual(['bypass.nothing-to-forward'])
  })

  it('removes muted nodes and what needs them; optional inputs and settings are merely free', () => {
    const document = workflow(
      {
        n: { type: 'value/number', mode: 'mute' },
        m: { type: 'value/number' },
        a: { type: 'value/add', params: { by: 5 } },
        gone: { type: 'value/add' },
        pick: { type: 'flow/switch' },
        s: { type: 'value/show' },
        t: { type: 'value/show' },
      },
      [
        'm.value -> a.value',
        'n.value -> a.by',
        'n.value -> gone.value',
        'gone.value -> s.value',
        'n.value -> pick.on',
        'a.value -> pick.off',
        'pick.value -> t.value',
      ],
    )
    const compiled = built(document)
    expect(compiled.order).toEqual(['m', 'a', 'pick', 't'])
    expect(compiled.nodes.get('a')).toMatchObject({ params: { by: 5 }, sources: { value: { node: 'm' } } })
    expect(compiled.nodes.get('a')?.sources).not.toHaveProperty('by')
    expect(compiled.nodes.get('pick')?.sources).toEqual({ off: { node: 'a', port: 'value' } })
  })

  it('does not need what is before a frozen node', () => {
    const document = textToVideo()
    document.nodes['sampler']!.frozen = { clip: { sha256: hash, bytes: 10 } }
    delete document.edges['e5']
    const compiled = built(document)
    expect(compiled.order).toEqual(['model', 'sampler', 'decoder', 'save'])
    expect(compiled.nodes.get('sampler')).toMatchObject({
      frozen: { clip: { sha256: hash, bytes: 10 } },
      sources: {},
    })
  })

  it('puts conversions on wires', () => {
    const document = workflow(
      {
        i: { type: 'media/load-image' },
        n: { type: 'value/number' },
        save: { type: 'media/save-video' },
        f: { type: 'flow/for-each' },
        s: { type: 'value/show' },
      },
      ['i.image -> save.video', 'n.value -> save.name', 'n.value -> f.items', 'f.item -> s.value'],
    )
    const compiled = built(document)
    expect(compiled.nodes.get('save')?.sources).toEqual({
      video: { node: 'i', port: 'image', conversion: 'image→video' },
      name: { node: 'n', port: 'value', conversion: 'number→text' },
    })
    expect(compiled.nodes.get('f')?.sources['items']).toEqual({
      node: 'n',
      port: 'value',
      conversion: 'number→number[]',
    })
    expect(compiled.nodes.get('f')?.kinds?.['item']?.id).toBe('number')
  })

  it('maps a node over lists, and what follows over its results', () => {
    const document = workflow(
      {
        l: { type: 'value/lines' },
        a: { type: 'value/add' },
        b: { type: 'value/add' },
        s: { type: 'value/show' },
      },
      ['l.counts -> a.value', 'l.counts -> a.by', 'a.value -> b.value', 'b.value -> s.value'],
    )
    const { nodes } = built(document)
    expect(nodes.get('a')?.mapped).toEqual(['value', 'by'])
    expect(nodes.get('a')?.kinds?.['value']?.id).toBe('number[]')
    expect(nodes.get('b')?.mapped).toEqual(['value'])
    expect(nodes.get('s')?.mapped).toEqual([])
  })

  it('knows the loops around each node', () => {
    const document = workflow(
      {
        l: { type: 'value/lines' },
        outer: { type: 'flow/for-each' },
        lines: { type: 'value/lines' },
        inner: { type: 'flow/for-each' },
        add: { type: 'value/add' },
        one: { type: 'flow/collect' },
        each: { type: 'value/show' },
        all: { type: 'flow/collect' },
        s: { type: 'value/show' },
      },
      [
        'l.counts -> outer.items',
        'outer.item -> inner.items',
        'inner.item -> add.value',
        'outer.item -> add.by',
        'add.value -> one.item',
        'one.items -> each.value',
        'one.items -> all.item',
        'all.items -> s.value',
      ],
    )
    const { nodes } = built(document)
    const loops = (path: string) => nodes.get(path)?.loops
    expect(loops('outer')).toEqual([])
    expect(loops('inner')).toEqual(['outer'])
    expect(loops('add')).toEqual(['outer', 'inner'])
    expect(loops('one')).toEqual(['outer'])
    expect(loops('each')).toEqual(['outer'])
    expect(loops('all')).toEqual([])
    expect(loops('s')).toEqual([])
    expect(nodes.get('all')?.kinds?.['items']?.id).toBe('number[][]')
  })

  describe('subgraphs', () => {
    const twice = (mode?: 'bypass' | 'mute', rest: Partial<WorkflowDocument> = {}) =>
      workflow(
        {
          n: { type: 'value/number' },
          first: { type: 'subgraph/twice@1', params: { step: 3 }, ...(mode && { mode }) },
          s: { type: 'value/show' },
        },
        ['n.value -> first.value', 'first.value -> s.value'],
        {
          subgraphs: {
            twice: {
              version: 1,
              title: 'Twice',
              inputs: [
                { name: 'value', to: ['a', 'value'] },
                { name: 'step', to: ['a', 'by'], also: [['b', 'step']] },
              ],
              outputs: [{ name: 'value', from: ['b', 'value'] }],
              ...graph({ a: { type: 'value/add' }, b: { type: 'subgraph/once@1' } }, ['a.value -> b.value']),
            },
            once: {
              version: 1,
              title: 'Once',
              inputs: [
                { name: 'value', to: ['add', 'value'] },
                { name: 'step', to: ['add', 'by'] },
              ],
              outputs: [{ name: 'value', from: ['add', 'value'] }],
              ...graph({ add: { type: 'value/add' } }),
            },
          },
          ...rest,
        },
      )

    it('lie flat under paths, with what the instance sets', () => {
      const compiled = built(twice())
      expect(compiled.order).toEqual(['n', 'first/a', 'first/b/add', 's'])
      expect(compiled.nodes.get('first/a')?.params).toEqual({ by: 3 })
      expect(compiled.nodes.get('first/b/add')).toMatchObject({
        params: { by: 3 },
        sources: { value: { node: 'first/a', port: 'value' } },
      })
      expect(compiled.nodes.get('s')?.sources).toEqual({ value: { node: 'first/b/add', port: 'value' } })
    })

    it('are bypassed and muted as one', () => {
      expect(built(twice('bypass')).order).toEqual(['n', 's'])
      expect(compile(twice('mute'), sampleRegistry).graph?.order).toEqual([])
    })

    it('are run to and frozen as one', () => {
      expect(built(twice(), { targets: ['first'] }).outputs).toEqual(['first/a', 'first/b/add'])
      expect(built(twice(), { targets: ['first/b/add'] }).order).toEqual(['n', 'first/a', 'first/b/add'])
      const frozen = twice()
      frozen.nodes['first']!.frozen = { value: { sha256: hash, bytes: 8 } }
      const compiled = built(frozen)
      expect(compiled.order).toEqual(['first/b/add', 's'])
      expect(compiled.nodes.get('first/b/add')?.frozen).toEqual({ value: { sha256: hash, bytes: 8 } })
    })

    it('do not run with what an instance has stored where a wire into it leads nowhere', () => {
      const ghost = twice()
      ghost.edges['ghost'] = { from: ['n', 'value'], to: ['first', 'gone'] }
      expect(codes(ghost)).toEqual(['edge.unknown-port'])
      const from = twice()
      from.edges['ghost'] = { from: ['nobody', 'value'], to: ['first', 'step'] }
      expect(codes(from)).toEqual(['edge.unknown-node'])
      const frozen = twice()
      frozen.nodes['first']!.frozen = { other: { sha256: hash, bytes: 8 } }
      expect(codes(frozen)).toEqual(['frozen.unknown-port'])
      // Of one that nothing asks for, it is no matter.
      expect(codes(ghost, { targets: ['n'] })).toBe('a graph')
    })

    it('refuse to grow without bound', () => {
      const level = (inside: string) => ({
        version: 1,
        title: 'Level',
        inputs: [],
        outputs: [],
        ...graph(Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { type: inside }]))),
      })
      const subgraphs = Object.fromEntries(
        Array.from({ length: 30 }, (_, depth) => [
          `l${depth}`,
          level(depth === 29 ? 'value/number' : `subgraph/l${depth + 1}@1`),
        ]),
      )
      const bomb = workflow({ top: { type: 'subgraph/l0@1' } }, [], { subgraphs })
      expect(codes(bomb)).toContain('file.too-many-nodes')
    })
  })

  it('refuses a cycle only where it is needed', () => {
    const document = workflow(
      {
        a: { type: 'value/add' },
        b: { type: 'value/add' },
        n: { type: 'value/number' },
        s: { type: 'value/show' },
        t: { type: 'value/show' },
      },
      ['a.value -> b.value', 'b.value -> a.value', 'b.value -> t.value', 'n.value -> s.value'],
    )
    expect(codes(document)).toEqual(['graph.cycle'])
    expect(built(document, { targets: ['s'] }).order).toEqual(['n', 's'])
  })

  it('refuses a node of unknown type only where it is needed', () => {
    const document = workflow(
      {
        odd: { type: 'magic/x' },
        s: { type: 'value/show' },
        n: { type: 'value/number' },
        t: { type: 'value/show' },
      },
      ['odd.x -> s.value', 'n.value -> t.value'],
    )
    expect(codes(document)).toEqual(['node.unknown-type'])
    expect(built(document, { targets: ['t'] }).order).toEqual(['n', 't'])
  })
})
