import { describe, expect, it } from 'vitest'
import { ghostEdges, validateWorkflow, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { sampleRegistry } from './sample-nodes.ts'
import { graph, textToVideo, workflow } from './sample-workflow.ts'

const check = (document: WorkflowDocument) => validateWorkflow(document, sampleRegistry)
const codes = (document: WorkflowDocument) => check(document).map(({ code }) => code)
const hash = 'a'.repeat(64)

describe('validateWorkflow', () => {
  it('finds nothing wrong with a right workflow', () => {
    expect(check(textToVideo())).toEqual([])
  })

  it('finds nothing wrong with an empty one', () => {
    expect(check(workflow({}))).toEqual([])
  })

  it('returns all problems at once, each with node, port, code, sentence and fix', () => {
    const document = workflow(
      {
        words: { type: 'value/text' },
        sampler: {
          type: 'sampling/dit-sampler',
          params: { steps: 0, guidance: 99, seed: Number.NaN, solver: 'best' },
        },
        odd: { type: 'magic/unknown' },
        save: { type: 'media/save-video' },
      },
      [
        'words.text -> sampler.prompt',
        'words.nothing -> sampler.clip',
        'odd.x -> save.video',
        'gone.a -> save.name',
      ],
    )
    const problems = check(document)
    expect(problems.map(({ node, port, code, severity }) => [node, port, code, severity])).toEqual([
      ['sampler', 'clip', 'edge.unknown-port', 'error'],
      ['sampler', 'model', 'input.missing', 'error'],
      ['sampler', 'prompt', 'edge.kind', 'error'],
      ['sampler', 'solver', 'param.invalid', 'error'],
      ['sampler', 'steps', 'param.invalid', 'error'],
      ['sampler', 'guidance', 'param.invalid', 'error'],
      ['sampler', 'seed', 'param.invalid', 'error'],
      ['odd', undefined, 'node.unknown-type', 'error'],
      ['save', 'name', 'edge.unknown-node', 'error'],
    ])
    const of = (port: string) => problems.find((problem) => problem.port === port)
    expect(of('prompt')).toMatchObject({
      message: 'Prompt takes conditioning. This wire carries text.',
      fix: { do: 'remove-edge', edge: 'e1' },
    })
    expect(of('steps')).toMatchObject({
      message: 'Steps must be at least 1. It is 0.',
      fix: { do: 'set-param', node: 'sampler', param: 'steps', value: 1 },
    })
    expect(of('guidance')).toMatchObject({
      message: 'Guidance must be at most 30. It is 99.',
      fix: { value: 30 },
    })
    expect(of('solver')).toMatchObject({
      message: 'Solver must be one of "euler", "heun". It is "best".',
      fix: { value: 'euler' },
    })
    expect(of('seed')).toMatchObject({ message: 'Seed must be a number. It is NaN.', fix: { value: 0 } })
    expect(of('model')).toMatchObject({
      message: 'Model needs a wire that carries model.',
      fix: { do: 'add-node', type: 'model/load-model', connect: { node: 'sampler', port: 'model' } },
    })
    expect([...ghostEdges(problems).keys()]).toEqual(['e2', 'e1', 'e4'])
  })

  it('names the members of each cycle, and only them', () => {
    const document = workflow(
      Object.fromEntries(
        ['a', 'b', 'c', 'behind', 'x', 'y', 'self'].map((id) => [id, { type: 'value/add' }]),
      ),
      [
        'a.value -> b.value',
        'b.value -> c.value',
        'c.value -> a.value',
        'c.value -> behind.value',
        'x.value -> y.value',
        'y.value -> x.value',
        'self.value -> self.value',
      ],
    )
    const problems = check(document)
    expect(problems.map(({ node, code, message, fix }) => [node, code, message, fix])).toEqual([
      [
        'a',
        'graph.cycle',
        'These nodes wait for each other: a → b → c → a. Remove one of the wires between them.',
        { do: 'remove-edge', edge: 'e3' },
      ],
      [
        'x',
        'graph.cycle',
        'These nodes wait for each other: x → y → x. Remove one of the wires between them.',
        { do: 'remove-edge', edge: 'e6' },
      ],
      [
        'self',
        'graph.cycle',
        '"self" waits for itself. Remove the wire that leads back.',
        { do: 'remove-edge', edge: 'e7' },
      ],
    ])
  })

  it('checks kinds inside a cycle too', () => {
    const document = workflow({ a: { type: 'value/add' }, e: { type: 'text/encode' } }, [
      'a.value -> a.value',
      'a.value -> e.model',
    ])
    expect(codes(document)).toEqual(['graph.cycle', 'edge.kind'])
  })

  it('refuses two wires into one port', () => {
    const document = workflow({ a: { type: 'value/number' }, b: { type: 'value/add' } }, [
      'a.value -> b.value',
      'a.value -> b.value',
    ])
    expect(check(document)).toMatchObject([
      {
        code: 'edge.duplicate',
        node: 'b',
        port: 'value',
        edge: 'e2',
        fix: { do: 'remove-edge', edge: 'e2' },
      },
    ])
  })

  it('refuses a wire into a setting that has no port', () => {
    const document = workflow({ a: { type: 'value/text' }, b: { type: 'value/lines' } }, [
      'a.text -> b.lines',
    ])
    expect(codes(document)).toEqual(['edge.no-port'])
  })

  it('does not judge the stored value of a setting that a wire feeds', () => {
    const document = workflow(
      { n: { type: 'value/number' }, a: { type: 'value/add', params: { by: 'broken' } } },
      ['n.value -> a.value', 'n.value -> a.by'],
    )
    expect(check(document)).toEqual([])
  })

  it('keeps settings it does not know, with a warning', () => {
    const document = workflow({ n: { type: 'value/number', params: { old: 1 } } })
    expect(check(document)).toMatchObject([{ code: 'param.unknown', severity: 'warning', port: 'old' }])
  })

  it("asks the declaration's own check", () => {
    const document = textToVideo()
    document.nodes['clip']!.params = { seconds: 13 }
    expect(check(document)).toMatchObject([
      { code: 'param.check', node: 'clip', port: 'seconds', message: 'Thirteen seconds are not made here.' },
    ])
  })

  it('says what a failed or missing migration means', () => {
    const document = workflow({
      newer: { type: 'value/number', version: 9 },
      failing: { type: 'text/encode', version: 1, params: { words: 'fail' }, mode: 'mute' },
    })
    expect(codes(document)).toEqual(['node.newer'])
    document.nodes['failing']!.mode = undefined
    expect(codes(document)).toEqual(['node.newer', 'input.missing', 'node.migration-failed'])
  })

  it('checks what is frozen', () => {
    const document = workflow({
      a: { type: 'value/number', frozen: { value: { sha256: 'short', bytes: 1 } } },
      b: {
        type: 'value/number',
        frozen: { value: { sha256: hash, bytes: 8 }, other: { sha256: hash, bytes: 8 } },
      },
      c: { type: 'value/number', frozen: {} },
    })
    expect(check(document)).toMatchObject([
      { code: 'frozen.malformed', node: 'a', port: 'value', fix: { do: 'unfreeze', node: 'a' } },
      { code: 'frozen.unknown-port', node: 'b', port: 'other' },
      { code: 'frozen.incomplete', node: 'c', port: 'value' },
    ])
  })

  it('says when a bypassed node has nothing to forward', () => {
    const document = textToVideo()
    document.nodes['sampler']!.mode = 'bypass'
    expect(check(document)).toEqual([])
    delete document.edges['e6']
    expect(check(document)).toMatchObject([
      {
        code: 'bypass.nothing-to-forward',
        node: 'sampler',
        port: 'clip',
        fix: { do: 'set-mode', node: 'sampler' },
      },
    ])
    const encoder = textToVideo()
    encoder.nodes['encode']!.mode = 'bypass'
    expect(codes(encoder)).toEqual(['bypass.nothing-to-forward'])
  })

  it('says so where a setting waits for it, and does not put the default in its place', () => {
    const nodes = {
      n: { type: 'value/number', mode: 'bypass' as const },
      m: { type: 'value/number', mode: 'mute' as const },
      pass: { type: 'value/add', mode: 'bypass' as const },
      a: { type: 'value/add', params: { by: 'broken' } },
    }
    const value = 'm.value -> pass.value'
    const found = check(workflow(nodes, ['n.value -> a.by', value]))
    expect(found.map(({ code, node, port }) => [code, node, port])).toContainEqual([
      'bypass.nothing-to-forward',
      'n',
      'value',
    ])
    // What a bypassed node has from a muted one is not there, so the stored value counts and is judged.
    const muted = check(workflow(nodes, ['pass.value -> a.by', value]))
    expect(muted.map(({ code, node, port }) => [code, node, port])).toContainEqual([
      'param.invalid',
      'a',
      'by',
    ])
  })

  it('says what a muted node takes with it', () => {
    const document = textToVideo()
    document.nodes['encode']!.mode = 'mute'
    document.nodes['sampler']!.title = 'My sampler'
    expect(
      check(document).map(({ code, severity, node, message }) => [code, severity, node, message]),
    ).toEqual([
      [
        'mute.removes',
        'warning',
        'sampler',
        'This node does not run, because Prompt comes from Text Encoder, which is muted or left out.',
      ],
      [
        'mute.removes',
        'warning',
        'decoder',
        'This node does not run, because Clip comes from My sampler, which is muted or left out.',
      ],
      [
        'mute.removes',
        'warning',
        'save',
        'This node does not run, because Video comes from Decoder, which is muted or left out.',
      ],
    ])
  })

  it('checks what is exposed', () => {
    const document = textToVideo()
    document.inputs = [
      { name: 'seed', to: ['sampler', 'seed'] },
      { name: 'seed', to: ['sampler', 'steps'] },
      { name: 'gone', to: ['ghost', 'x'] },
      { name: 'odd', to: ['sampler', 'x'] },
      { name: 'port', to: ['sampler', 'clip'] },
    ]
    document.outputs = [{ name: 'video', from: ['decoder', 'film'] }]
    expect(check(document).map(({ code, node, port }) => [code, node, port])).toEqual([
      ['exposed.unknown-target', '', 'gone'],
      ['exposed.duplicate-name', '', 'seed'],
      ['exposed.unknown-target', 'sampler', 'x'],
      ['exposed.not-a-setting', 'sampler', 'clip'],
      ['exposed.unknown-target', 'decoder', 'film'],
    ])
  })

  it('binds kind variables and says what does not agree', () => {
    const nodes = {
      n: { type: 'value/number' },
      t: { type: 'value/text' },
      i: { type: 'media/load-image' },
      s: { type: 'flow/switch' },
      a: { type: 'value/add' },
    }
    expect(codes(workflow(nodes, ['n.value -> s.on', 's.value -> a.value']))).toEqual([])
    expect(codes(workflow(nodes, ['n.value -> s.on', 't.text -> s.off', 's.value -> a.value']))).toEqual([
      'edge.kind',
    ])
    const mixed = check(workflow(nodes, ['n.value -> a.value', 'i.image -> s.on', 't.text -> s.off']))
    expect(mixed).toMatchObject([
      { code: 'edge.kind', port: 'off', message: 'Off takes image. This wire carries text.' },
    ])
  })

  it('knows what a list does to a port of one value', () => {
    const nodes = {
      l: { type: 'value/lines' },
      a: { type: 'value/add' },
      each: { type: 'flow/for-each' },
      c: { type: 'flow/collect' },
    }
    expect(
      codes(workflow(nodes, ['l.counts -> a.value', 'a.value -> each.items', 'each.item -> c.item'])),
    ).toEqual([])
    const wrong = check(
      workflow({ l: nodes.l, d: { type: 'clip/decoder' } }, ['l.lines -> d.clip', 'l.lines -> d.model']),
    )
    expect(wrong.map(({ message }) => message)).toEqual([
      'Clip takes clip. This wire carries a list of text.',
      'Model takes model. This wire carries a list of text.',
    ])
  })

  it('checks loops', () => {
    const nodes = {
      l: { type: 'value/lines' },
      a: { type: 'flow/for-each' },
      b: { type: 'flow/for-each' },
      add: { type: 'value/add' },
      lone: { type: 'flow/collect' },
    }
    const crossed = check(
      workflow(nodes, [
        'l.counts -> a.items',
        'l.counts -> b.items',
        'a.item -> add.value',
        'b.item -> add.by',
        'l.lines -> lone.item',
      ]),
    )
    expect(crossed.map(({ code, node, port }) => [code, node, port])).toEqual([
      ['loop.crossed', 'add', 'by'],
      ['loop.nothing-to-collect', 'lone', 'item'],
    ])
    const { lone: _, ...rest } = nodes
    expect(
      codes(
        workflow({ ...rest, add: { type: 'value/add', frozen: { value: { sha256: hash, bytes: 8 } } } }, [
          'l.counts -> a.items',
          'l.counts -> b.items',
          'a.item -> add.value',
        ]),
      ),
    ).toEqual(['frozen.in-loop'])
  })

  it('refuses loops that nest too deep', () => {
    const nodes: Record<string, { type: string }> = { l: { type: 'value/lines' } }
    const wires = []
    for (let depth = 0; depth < 10; depth++) {
      nodes[`f${depth}`] = { type: 'flow/for-each' }
      wires.push(`${depth === 0 ? 'l.lines' : `f${depth - 1}.item`} -> f${depth}.items`)
    }
    expect(new Set(codes(workflow(nodes, wires)))).toEqual(new Set(['loop.too-deep']))
  })

  it('says what is wrong with subgraphs', () => {
    const inner = (type: string) => ({
      version: 1,
      title: 'Part',
      inputs: [],
      outputs: [],
      ...graph({ inside: { type } }),
    })
    const document = workflow(
      {
        none: { type: 'subgraph/none@1' },
        old: { type: 'subgraph/fine@2' },
        ring: { type: 'subgraph/a@1' },
        fine: { type: 'subgraph/fine@1', params: { extra: 1 } },
      },
      ['fine.x -> fine.y'],
      {
        subgraphs: {
          a: inner('subgraph/b@1'),
          b: inner('subgraph/a@1'),
          fine: inner('text/encode'),
          self: inner('subgraph/self@1'),
        },
      },
    )
    expect(check(document).map(({ code, node }) => [code, node])).toEqual([
      ['subgraph.recursion', ''],
      ['subgraph.recursion', ''],
      ['param.unknown', 'fine'],
      ['edge.unknown-port', 'fine'],
      ['subgraph.unknown', 'none'],
      ['subgraph.version', 'old'],
      ['subgraph.recursion', 'ring'],
      ['input.missing', 'fine/inside'],
    ])
  })
})
