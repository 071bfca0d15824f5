import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile, registryOf, type WorkflowDocument, workflowSchema } from '../../engine/graph/index.ts'
import { probeVideo, readWorkflow } from '../../engine/media/index.ts'
import { execute, type RunEvent } from '../../engine/run/index.ts'
import { declarations } from '../../nodes/declarations.generated.ts'
import { implementations } from '../../nodes/implementations.generated.ts'
import { openTestServices, type TestServices } from '../contract/nodes/test-services.ts'

const folder = fileURLToPath(new URL('../../workflows/', import.meta.url))
const registry = registryOf(declarations)

/** How a template is run here. */
interface Small {
  readonly set: Record<string, unknown>
  readonly frames: number
  /** How many times as large as the model makes it the file is. */
  readonly larger?: number
}
/** What each template is set to, by the names it exposes, and the frames that must come of it. */
const small: Readonly<Record<string, Small>> = {
  'text-to-video': { set: { seconds: 1 }, frames: 8 },
  large: { set: { seconds: 1 }, frames: 8, larger: 8 },
  'image-to-video': { set: { seconds: 1 }, frames: 8 },
  'first-last': { set: { seconds: 1 }, frames: 8 },
  extend: { set: { start: 1, seconds: 1 }, frames: 16 },
  minute: { set: { seconds: 5.75 }, frames: 64 },
  retake: { set: {}, frames: 18 },
  loop: { set: { seconds: 0.75, back: 0.75 }, frames: 12 },
  'multi-shot': { set: {}, frames: 18 },
  'negative-prompt': { set: { seconds: 1 }, frames: 8 },
  before: { set: { start: 1, seconds: 1 }, frames: 16 },
  'in-the-middle': { set: { seconds: 1, at: 0.5 }, frames: 8 },
  'two-prompts': { set: { seconds: 1 }, frames: 16 },
  'story-goes-on': { set: {}, frames: 24 },
  'seed-sweep': { set: { seconds: 0.5, count: 2 }, frames: 4 },
}
/** Set in every template: as few pixels and steps as the model can take. */
const common = { width: 32, height: 32, steps: 2, seed: 11 }

let services: TestServices
beforeAll(async () => {
  services = await openTestServices()
})
afterAll(() => services?.close())

test('every template is run here', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.reelgraph.json'))
  expect(names.map((name) => name.replace('.reelgraph.json', '')).sort()).toEqual(Object.keys(small).sort())
})

test('where there is one prompt, and room, it is put into words that the model knows', () => {
  const having = Object.keys(small).filter((name) => {
    const { nodes, edges } = workflowSchema.parse(
      JSON.parse(readFileSync(`${folder}${name}.reelgraph.json`, 'utf8')),
    )
    return Object.values(edges).some(
      ({ from, to }) =>
        nodes[from[0]]?.type === 'text/prompt' && nodes[to[0]]?.type === 'text/prompt-rewriter',
    )
  })
  expect(having.sort()).toEqual([
    'image-to-video',
    'in-the-middle',
    'large',
    'loop',
    'minute',
    'negative-prompt',
    'seed-sweep',
    'text-to-video',
  ])
})

describe.each(Object.entries(small))('%s', (name, { set, frames, larger = 6 }) => {
  const read = (): WorkflowDocument =>
    workflowSchema.parse(JSON.parse(readFileSync(`${folder}${name}.reelgraph.json`, 'utf8')))

  test('exposes settings by name, each with its default in the file', () => {
    const document = read()
    const names = document.inputs?.map((input) => input.name) ?? []
    expect(new Set(names).size).toBe(names.length)
    for (const wanted of ['prompt', 'seed', 'steps', 'width', 'height']) expect(names).toContain(wanted)
    for (const { to, also } of document.inputs ?? []) {
      for (const [node, param] of [to, ...(also ?? [])])
        expect(document.nodes[node]?.params).toHaveProperty(param)
    }
    expect(document.meta).toMatchObject({ author: 'Reelgraph', licence: 'CC0-1.0' })
    for (const node of Object.keys(document.nodes)) expect(document.layout.nodes).toHaveProperty(node)
  })

  test('makes its video at a small size', { timeout: 120_000 }, async () => {
    const document = read()
    expose(document, { ...common, ...set })
    const compiled = compile(document, registry)
    expect(compiled.problems).toEqual([])
    const events: RunEvent[] = []
    const previews = new Map<string, number>()
    const before = services.outputs.saved.length
    const run = execute(compiled.graph!, {
      run: name,
      implementations: (type) => implementations[type]?.(),
      services: { ...services, workflow: document as never },
      onEvent: (event) => events.push(event),
      onPreview: (node) => previews.set(node, (previews.get(node) ?? 0) + 1),
    })
    const result = await run.done
    expect(result.error).toBeUndefined()
    expect(result.status).toBe('done')
    expect(services.outputs.saved.length - before).toBe(result.files.length)
    expect(result.files.length).toBeGreaterThan(0)
    for (const [node, { type }] of Object.entries(document.nodes)) {
      if (type === 'sampling/dit-sampler')
        expect(previews.get(node), `previews of ${node}`).toBeGreaterThanOrEqual(2)
    }
    const [file] = result.files
    const found = await probeVideo(file!.path)
    expect(found).toMatchObject({ frames, width: 32 * larger, height: 32 * larger, fps: 8 })
    expect(await readWorkflow(file!.path)).toMatchObject({ workflow: { id: name } })
  })
})

/** Sets exposed inputs by name, as the form, the command line and HTTP do. */
function expose(document: WorkflowDocument, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const input = document.inputs?.find((candidate) => candidate.name === name)
    if (!input) throw new Error(`${document.id} exposes no "${name}"`)
    for (const [node, param] of [input.to, ...(input.also ?? [])]) document.nodes[node]!.params[param] = value
  }
}
