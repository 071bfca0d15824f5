import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  applyFix,
  copyFragment,
  detachInstance,
  duplicate,
  exposeInput,
  fragmentText,
  makeSubgraph,
  paste,
  pasteText,
  publishSubgraph,
  readFragment,
  remove,
  removeSubgraph,
  renameExposed,
  renameSubgraph,
  setMode,
  setParam,
  subgraphFragment,
  unexpose,
  unpackSubgraph,
  updateSubgraph,
} from '../../../app/document/index.ts'
import {
  compile,
  flatten,
  parseWorkflow,
  rollDice,
  setByName,
  validateWorkflow,
  type WorkflowDocument,
} from '../../../engine/graph/index.ts'
import { sampleRegistry } from '../graph/sample-nodes.ts'
import { textToVideo, workflow } from '../graph/sample-workflow.ts'
import { Editing } from './editing.ts'

const root = undefined
const startable = new Map(
  [...sampleRegistry].map(([type, definition]) => [type, { ...definition, startable: true }]),
)

/** What a workflow computes, by the types and settings of its nodes; their names are left out. */
function computed(document: WorkflowDocument): string[] {
  const { graph, problems } = compile(document, sampleRegistry)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const known = new Map<string, string>()
  for (const path of graph!.order) {
    const { definition, params, sources } = graph!.nodes.get(path)!
    const from = Object.entries(sources).map(
      ([port, { node, port: out }]) => `${port}=${known.get(node)}.${out}`,
    )
    known.set(path, `${definition.type}${JSON.stringify(params)}(${from.sort().join()})`)
  }
  return graph!.outputs.map((path) => known.get(path)!).sort()
}

describe('copy and paste', () => {
  it('go by way of text, get new ids and keep what is between the nodes', () => {
    const editing = new Editing({
      ...textToVideo(),
      layout: {
        nodes: { sampler: { x: 100, y: 100 }, decoder: { x: 400, y: 100, w: 200 } },
        edges: { e8: { points: [{ x: 300, y: 110 }] } },
        notes: { note: { x: 100, y: 50, text: 'here' } },
      },
    })
    const text = fragmentText(
      copyFragment(editing.document, root, { nodes: ['sampler', 'decoder'], notes: ['note'] }),
    )
    expect(parseWorkflow(text).problems).toBeUndefined()
    const made = editing.do(pasteText(root, text, { at: { x: 0, y: 0 } }))
    expect(made).toEqual(['sampler-2', 'decoder-2'])
    expect(editing.document.nodes['sampler-2']).toEqual(editing.document.nodes['sampler'])
    expect(editing.wires.filter((wire) => wire.includes('-2'))).toEqual(['sampler-2.clip -> decoder-2.clip'])
    expect(editing.document.layout).toMatchObject({
      nodes: { 'sampler-2': { x: 0, y: 50 }, 'decoder-2': { x: 300, y: 50, w: 200 } },
      edges: { 'sampler-2-decoder-2': { points: [{ x: 200, y: 60 }] } },
      notes: { 'note-2': { x: 0, y: 0, text: 'here' } },
    })
    const wired = editing.do(pasteText(root, text, { inbound: true }))
    expect(wired).toEqual(['sampler-3', 'decoder-3'])
    expect(editing.wires.filter((wire) => wire.includes('-3')).sort()).toEqual([
      'clip.clip -> sampler-3.clip',
      'encode.conditioning -> sampler-3.prompt',
      'model.model -> decoder-3.model',
      'model.model -> sampler-3.model',
      'sampler-3.clip -> decoder-3.clip',
    ])
    expect(
      validateWorkflow(editing.document, sampleRegistry).filter(({ node }) => node.endsWith('-3')),
    ).toEqual([])
  })

  it('take whole workflow files, and say why they cannot take other text', () => {
    const editing = new Editing(textToVideo())
    const file = readFileSync(
      new URL('../../../workflows/text-to-video.reelgraph.json', import.meta.url),
      'utf8',
    )
    expect(editing.do(pasteText(root, file))).toHaveLength(9)
    expect(editing.refused(pasteText(root, 'hello'))).toMatch(/not JSON/)
    expect(editing.refused(pasteText(root, '{}'))).toMatch(/not a Reelgraph workflow/)
  })

  it('double what is chosen', () => {
    const editing = new Editing(textToVideo())
    expect(editing.do(duplicate(root, { nodes: ['prompt', 'encode'] }, { inbound: true }))).toEqual([
      'prompt-2',
      'encode-2',
    ])
    expect(editing.wires).toContain('model.model -> encode-2.model')
  })
})

describe('subgraphs', () => {
  const exposed = (): WorkflowDocument => ({
    ...textToVideo(),
    inputs: [
      { name: 'seed', to: ['sampler', 'seed'] },
      { name: 'words', to: ['prompt', 'text'], also: [['save', 'name']] },
    ],
    outputs: [{ name: 'clip', from: ['sampler', 'clip'] }],
  })

  it('are made of what is chosen and compute the same, and the same again unpacked', () => {
    const editing = new Editing(exposed())
    const before = computed(editing.document)
    const [id] = editing.do(
      makeSubgraph(root, ['prompt', 'encode', 'sampler', 'decoder'], {
        title: 'Make it',
        expose: [['sampler', 'steps']],
      }),
    )
    expect(id).toBe('make-it')
    const { inputs, outputs } = editing.document.subgraphs!['make-it']!
    expect(inputs.map(({ name }) => name)).toEqual(['model', 'clip', 'seed', 'words', 'steps'])
    expect(inputs[0]!.also).toEqual([
      ['sampler', 'model'],
      ['decoder', 'model'],
    ])
    expect(outputs.map(({ name }) => name)).toEqual(['video', 'clip'])
    expect(editing.wires.filter((wire) => wire.includes('make-it'))).toEqual([
      'model.model -> make-it.model',
      'clip.clip -> make-it.clip',
      'make-it.video -> save.video',
    ])
    expect(editing.document.inputs).toEqual([
      { name: 'seed', to: ['make-it', 'seed'] },
      { name: 'words', to: ['save', 'name'], also: [['make-it', 'words']] },
    ])
    expect(computed(editing.document)).toEqual(before)
    editing.do(setParam(root, 'make-it', 'seed', 99))
    editing.do(setParam(root, 'make-it', 'words', 'a cat'))
    const changed = computed(editing.document)
    expect(changed.join()).toMatch(/"seed":99/)
    editing.do(unpackSubgraph(root, 'make-it'))
    expect(computed(editing.document)).toEqual(changed)
    expect(editing.document.inputs).toEqual([
      { name: 'seed', to: ['sampler', 'seed'] },
      { name: 'words', to: ['save', 'name'], also: [['prompt', 'text']] },
    ])
    expect(editing.document.outputs).toEqual([{ name: 'clip', from: ['sampler', 'clip'] }])
  })

  it('roll what was rolled, and hold what was held, packed and unpacked', () => {
    const diced = (document: WorkflowDocument, dice: string[]): WorkflowDocument => ({
      ...document,
      nodes: { ...document.nodes, sampler: { ...document.nodes['sampler']!, dice } },
    })
    const rolled = (document: WorkflowDocument): unknown => {
      const { graph } = compile(rollDice(document, () => 777).document, sampleRegistry)
      return [...graph!.nodes.values()].find(({ params }) => 'seed' in params)!.params['seed']
    }
    const editing = new Editing(diced(exposed(), ['seed']))
    expect(rolled(editing.document)).toBe(777)
    const [id] = editing.do(makeSubgraph(root, ['sampler', 'decoder'], { title: 'Film' }))
    expect(rolled(editing.document)).toBe(777)
    // The dice are seen where they can be switched off.
    expect(editing.document.nodes[id!]!.dice).toEqual(['seed'])
    expect(editing.document.subgraphs!['film']!.nodes['sampler']!.dice).toEqual([])
    editing.do(renameExposed('film', 'inputs', 'seed', 'motion-seed'))
    expect(rolled(editing.document)).toBe(777)
    editing.do(unpackSubgraph(root, id!))
    expect(rolled(editing.document)).toBe(777)
    const inner = makeSubgraph(root, ['sampler', 'decoder'], { title: 'Film' })
    const held = new Editing(exposed())
    held.do(inner)
    const { document } = held
    const film = document.subgraphs!['film']!
    const mixed = new Editing({
      ...document,
      nodes: { ...document.nodes, film: { ...document.nodes['film']!, params: { seed: 9 } } },
      subgraphs: { film: { ...film, nodes: diced({ ...document, nodes: film.nodes }, ['seed']).nodes } },
    })
    expect(rolled(mixed.document)).toBe(9)
    mixed.do(unpackSubgraph(root, 'film'))
    expect(rolled(mixed.document)).toBe(9)
  })

  it('roll those of one name that were rolled, whether they come first under it or not', () => {
    for (const first of ['sampler', 'other'])
      for (const rolling of [['sampler'], ['other'], ['sampler', 'other'], []]) {
        const document = textToVideo()
        const rest = ['sampler', 'other'].filter((id) => id !== first)
        const sampler = { ...document.nodes['sampler']!, params: { seed: 1 } }
        const of = (id: string) => ({ ...sampler, ...(rolling.includes(id) && { dice: ['seed'] }) })
        const editing = new Editing({
          ...document,
          nodes: { ...document.nodes, sampler: of('sampler'), other: of('other') },
          inputs: [{ name: 'seed', to: [first, 'seed'], also: rest.map((id) => [id, 'seed'] as const) }],
        })
        const seeds = (): unknown[] => {
          const { nodes } = flatten(rollDice(editing.document, () => 777).document)
          return ['sampler', 'other'].map(
            (id) => nodes.find(({ path }) => path.split('/').at(-1) === id)!.params['seed'],
          )
        }
        const before = seeds()
        const [id] = editing.do(makeSubgraph(root, ['sampler', 'other'], { title: 'Both' }))
        expect(seeds(), `${first}: ${rolling.join()}`).toEqual(before)
        expect(editing.document.nodes[id!]!.dice ?? []).toEqual(rolling.length === 2 ? ['seed'] : [])
        // What somebody sets outside is meant for both of them.
        const set = setByName(editing.document, `${id}.seed`, 5).document!
        const { nodes } = flatten(rollDice(set, () => 777).document)
        expect(nodes.flatMap(({ params }) => params['seed'] ?? [])).toEqual([5, 5])
        editing.do(unpackSubgraph(root, id!))
        expect(seeds(), `${first}: ${rolling.join()}, unpacked`).toEqual(before)
      }
  })

  it('take along what a node goes on from; it goes with the node, or when it is to begin anew', () => {
    const starts = { sampler: [{ sha256: 'a'.repeat(64), bytes: 9 }] }
    const editing = new Editing({ ...exposed(), starts })
    const [id] = editing.do(makeSubgraph(root, ['sampler', 'decoder'], { title: 'Film' }))
    expect(editing.document.starts).toEqual({ [`${id}/sampler`]: starts.sampler })
    // Inside of a definition as well.
    const [deep] = editing.do(makeSubgraph('film', ['sampler'], { title: 'Deep' }))
    expect(editing.document.starts).toEqual({ [`${id}/${deep}/sampler`]: starts.sampler })
    editing.do(unpackSubgraph('film', deep!))
    editing.do(unpackSubgraph(root, id!))
    expect(editing.document.starts).toEqual(starts)
    const { problems } = compile(editing.document, startable)
    const fixes = problems.filter(({ code }) => code === 'start.used').map(({ fix }) => fix!)
    expect(fixes).toEqual([{ do: 'begin-anew', node: 'sampler' }])
    editing.do(applyFix(fixes[0]!))
    expect(editing.document.starts).toBeUndefined()
    const again = new Editing({ ...exposed(), starts })
    again.do(remove(root, { nodes: ['sampler'] }))
    expect(again.document.starts ?? {}).toEqual({})
  })

  it('show outside what they have inside, and change for all instances at once', () => {
    const editing = new Editing(exposed())
    const { reader } = editing.store.context
    editing.do(makeSubgraph(root, ['sampler', 'decoder'], { title: 'Film' }))
    editing.do(duplicate(root, { nodes: ['film'] }, { inbound: true }))
    const view = (id: string) => reader.read(editing.document, root)!.nodes.get(id)!
    expect(view('film').inputs.map(({ name, kind, required }) => [name, kind?.id, required])).toEqual([
      ['model', 'model', true],
      ['prompt', 'conditioning', true],
      ['clip', 'clip', true],
      ['seed', 'integer', false],
    ])
    const clipNode = view('clip')
    editing.do(exposeInput('film', 'sampler', 'steps'))
    expect(view('film-2').inputs.at(-1)).toMatchObject({ name: 'steps', isParam: true })
    expect(view('clip')).toBe(clipNode)
    const before = view('film')
    editing.do(setParam('film', 'sampler', 'guidance', 9))
    expect(view('film')).toBe(before)
    editing.do(setParam(root, 'film', 'steps', 7))
    editing.do(renameExposed('film', 'inputs', 'steps', 'how-many'))
    editing.do(renameExposed('film', 'inputs', 'model', 'brain'))
    editing.do(renameExposed('film', 'outputs', 'video', 'film'))
    expect(editing.document.nodes['film']!.params).toEqual({ 'how-many': 7 })
    expect(editing.wires).toContain('model.model -> film-2.brain')
    expect(editing.wires).toContain('film.film -> save.video')
    const problems = validateWorkflow(editing.document, sampleRegistry)
    expect(problems).toEqual([])
    editing.do(publishSubgraph('film'))
    expect(editing.document.nodes['film-2']!.type).toBe('subgraph/film@2')
    editing.do(renameSubgraph('film', 'Movie'))
    expect(view('film').title).toBe('Movie')
    const [copy] = editing.do(detachInstance(root, 'film-2'))
    expect(editing.document.nodes['film-2']!.type).toBe(`subgraph/${copy}@2`)
    expect(editing.refused(removeSubgraph('film'))).toMatch(/still use it/)
    editing.do(unexpose('film', 'inputs', 'clip'))
    expect(reader.read(editing.document, root)!.edges.get('e6')!.fault).toMatch(/no input "clip"/)
    expect(validateWorkflow(editing.document, sampleRegistry).length).toBeGreaterThan(0)
  })

  it('nest, and never into themselves', () => {
    const editing = new Editing(textToVideo())
    const before = computed(editing.document)
    editing.do(makeSubgraph(root, ['sampler', 'decoder'], { title: 'Inner' }))
    editing.do(makeSubgraph(root, ['inner', 'encode', 'prompt'], { title: 'Outer' }))
    expect(computed(editing.document)).toEqual(before)
    expect(
      editing.refused(paste('inner', copyFragment(editing.document, root, { nodes: ['outer'] }))),
    ).toMatch(/into itself/)
    editing.do(unpackSubgraph(root, 'outer'))
    expect(computed(editing.document)).toEqual(before)
    editing.do(removeSubgraph('outer'))
    editing.do(setMode(root, ['inner'], 'bypass'))
    expect(editing.refused(unpackSubgraph(root, 'inner'))).toMatch(/Stop bypassing/)
    editing.do(setMode(root, ['inner'], 'mute'))
    editing.do(unpackSubgraph(root, 'inner'))
    expect(editing.document.nodes['sampler']!.mode).toBe('mute')
    editing.do(removeSubgraph('inner'))
    expect(editing.document).not.toHaveProperty('subgraphs')
    expect(editing.refused(unpackSubgraph(root, 'prompt'))).toMatch(/no subgraph/)
  })

  it('go from workflow to workflow, equal ones shared, others under an id of their own', () => {
    const editing = new Editing(textToVideo())
    editing.do(makeSubgraph(root, ['sampler', 'decoder'], { title: 'Film' }))
    const text = fragmentText(subgraphFragment(editing.document, 'film')!)
    editing.do(pasteText(root, text))
    expect(Object.keys(editing.document.subgraphs!)).toEqual(['film'])
    editing.do(setParam('film', 'sampler', 'guidance', 9))
    const [id] = editing.do(pasteText(root, text))
    expect(editing.document.nodes[id!]!.type).toBe('subgraph/film-2@1')
    const other = new Editing(workflow({}))
    other.do(pasteText(root, text))
    expect(Object.keys(other.document.subgraphs!)).toEqual(['film'])
    expect('fragment' in readFragment(text)).toBe(true)
  })

  it('are equal in whatever order their fields were set, which text does not keep', () => {
    const editing = new Editing(textToVideo())
    editing.do(makeSubgraph(root, ['sampler', 'decoder'], { title: 'Film' }))
    for (const param of ['steps', 'guidance', 'seed']) editing.do(setParam('film', 'sampler', param, 3))
    editing.do(makeSubgraph(root, ['film'], { title: 'Outer' }))
    const text = fragmentText(subgraphFragment(editing.document, 'outer')!)
    const [copy] = editing.do(pasteText(root, text))
    expect(editing.document.nodes[copy!]!.type).toBe('subgraph/outer@1')
    expect(Object.keys(editing.document.subgraphs!)).toEqual(['film', 'outer'])
    // The published version, too, brings along what it is made of.
    const read = readFragment(text)
    editing.do(updateSubgraph('outer', 'fragment' in read ? read.fragment : expect.unreachable()))
    expect(Object.keys(editing.document.subgraphs!)).toEqual(['film', 'outer'])
  })
})
