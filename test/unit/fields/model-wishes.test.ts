import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Command, DocumentStore, setParam, together } from '../../../app/document/index.ts'
import { modelWishes } from '../../../app/fields/model-wishes.ts'
import { parseWorkflow, registryOf, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const registry = registryOf(declarations)
const { defaults } = JSON.parse(readFileSync('models/picturebook/bundle.json', 'utf8'))
const templates = readdirSync('workflows').filter((name) => name.endsWith('.reelgraph.json'))

function template(name: string): WorkflowDocument {
  const { document } = parseWorkflow(JSON.parse(readFileSync(`workflows/${name}`, 'utf8')))
  return document!
}

/** The text-to-video template as somebody would wire it anew: nothing is set but prompt and model. */
function fresh(): WorkflowDocument {
  const document = template('text-to-video.reelgraph.json')
  const nodes = Object.entries(document.nodes).map(([id, node]) => {
    const { text, model } = node.params
    return [
      id,
      { ...node, params: { ...(text !== undefined && { text }), ...(model !== undefined && { model }) } },
    ]
  })
  return { ...document, nodes: Object.fromEntries(nodes) }
}

/** What the button does. */
const taken = (set: readonly { node: string; param: string; value: unknown }[]): Command =>
  together(
    'Use settings of the model',
    set.map(({ node, param, value }) => setParam(undefined, node, param, value)),
  )

const wishedOf = (document: WorkflowDocument, loader = 'model', of = defaults, others = [of]): string[] =>
  modelWishes(document, loader, of, others, registry).map(({ words }) => words)

describe('settings that suit a model', () => {
  test.each(templates)('%s has them', (name) => {
    const document = template(name)
    const loaders = Object.keys(document.nodes).filter(
      (id) => document.nodes[id]!.type === 'model/load-model',
    )
    expect(loaders.flatMap((loader) => wishedOf(document, loader))).toEqual([])
  })

  test('are wished where nothing is set, of the scheduler too, which takes no model', () => {
    expect(wishedOf(fresh()).sort()).toEqual([
      'Decoder: Steady 12',
      'DiT Sampler: Active to σ 0.7',
      'DiT Sampler: Guidance 3',
      'DiT Sampler: Solver UniPC',
      'Noise Scheduler: Shift 4',
      'Noise Scheduler: Steps 16',
      'Save Video: Scale 6',
    ])
    const large = { ...defaults, width: 832, height: 480, seconds: 5, steady: undefined, activeTo: undefined }
    expect(wishedOf(fresh(), 'model', large)).toEqual(
      expect.arrayContaining(['Empty Clip: Width 832', 'Empty Clip: Height 480', 'Empty Clip: Seconds 5']),
    )
    expect(wishedOf(fresh(), 'model', large).join()).not.toMatch(/Steady|Active/)
  })

  test('are taken over in one step, and wished no more', () => {
    const store = new DocumentStore(fresh(), registry, () => 0)
    store.run(taken(modelWishes(store.document, 'model', defaults, [], registry)))
    expect(wishedOf(store.document)).toEqual([])
    expect(store.document.nodes['schedule']!.params).toEqual({ steps: 16, shift: 4 })
    store.undo()
    expect(store.document).toEqual(fresh())
  })

  test('that suit another model here are at a default too, and what this one does not ask for goes back', () => {
    const large = {
      ...defaults,
      steps: 50,
      shift: 5,
      width: 832,
      height: 480,
      activeTo: undefined,
      steady: undefined,
      scale: undefined,
    }
    const document = template('text-to-video.reelgraph.json')
    expect(wishedOf(document, 'model', large, [defaults, large]).sort()).toEqual([
      'Decoder: Steady 0',
      'DiT Sampler: Active to σ 0',
      'Empty Clip: Height 480',
      'Empty Clip: Width 832',
      'Noise Scheduler: Shift 5',
      'Noise Scheduler: Steps 50',
      'Save Video: Scale 1',
    ])
    document.nodes['schedule']!.params['steps'] = 8
    expect(wishedOf(document, 'model', large, [defaults, large]).join()).not.toMatch(/Steps/)
    expect(wishedOf(document, 'model', large, []).join()).not.toMatch(/Noise|Sampler|Decoder/)
  })

  test('that stand already make no step of the history', () => {
    const store = new DocumentStore(fresh(), registry, () => 0)
    const set = [{ node: 'schedule', param: 'steps', value: 16 }]
    store.run(taken(set))
    const before = store.document
    store.run(taken(set))
    expect(store.document).toBe(before)
  })

  test('leave alone what is set, what is wired, and what has another model', () => {
    const document = fresh()
    document.nodes['schedule']!.params['steps'] = 8
    Object.assign(document.nodes, {
      levels: { type: 'values/number', version: 1, params: {} },
      other: { type: 'model/load-model', version: 1, params: { model: 'other' } },
      theirs: { type: 'sampling/dit-sampler', version: 2, params: {} },
    })
    Object.assign(document.edges, {
      fed: { from: ['levels', 'value'], to: ['schedule', 'shift'] },
      load: { from: ['other', 'model'], to: ['theirs', 'model'] },
      made: { from: ['sampler', 'clip'], to: ['theirs', 'clip'] },
      both: { from: ['schedule', 'schedule'], to: ['theirs', 'schedule'] },
    })
    expect(wishedOf(document).join()).not.toMatch(/Noise Scheduler/)
    expect(wishedOf(document).filter((words) => words.includes('Guidance'))).toHaveLength(1)
    expect(wishedOf(document, 'other')).toEqual([
      'DiT Sampler: Solver UniPC',
      'DiT Sampler: Guidance 3',
      'DiT Sampler: Active to σ 0.7',
    ])
  })

  test('are settings that their nodes can have', () => {
    for (const { title, inputs } of declarations)
      for (const [name, slot] of Object.entries(inputs))
        if (slot.role === 'param' && slot.look.suits)
          expect(slot.schema.safeParse(defaults[slot.look.suits]).success, `${title} ${name}`).toBe(true)
  })

  test('of a node that is gone by then refuse all of them', () => {
    const store = new DocumentStore(fresh(), registry, () => 0)
    const outcome = store.run(
      taken([
        { node: 'schedule', param: 'steps', value: 16 },
        { node: 'gone', param: 'steps', value: 16 },
      ]),
    )
    expect(outcome).toMatchObject({ ok: false })
    expect(store.document).toEqual(fresh())
  })
})
