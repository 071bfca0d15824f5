import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isParam, type NodeInput } from '../../../engine/define/index.ts'
import { registryOf, validateWorkflow, workflowSchema } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { implementations } from '../../../nodes/implementations.generated.ts'
import { indexSources } from '../../../nodes/index-sources.ts'
import { importsOf } from './imports-of.ts'
import { strangersIn } from './strangers-in.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const registry = registryOf(declarations)

test('the generated indexes are current', async () => {
  for (const [name, source] of Object.entries(await indexSources())) {
    expect(await readFile(`${root}nodes/${name}`, 'utf8'), 'run `npm run nodes:index`').toBe(source)
  }
  expect(Object.keys(implementations).sort()).toEqual(declarations.map(({ type }) => type).sort())
})

describe.each(declarations.map((node) => [node.type, node] as const))('%s', (type, node) => {
  const slots: [string, NodeInput][] = Object.entries(node.inputs)

  test('is declared in full', () => {
    expect(type).toMatch(/^[a-z]+\/[a-z][a-z-]*$/)
    expect(node.title).toMatch(/^[A-Z]\S*(?: \S+)*$/)
    expect(node.summary).toMatch(/^[A-Z][^.]*\.$/)
    expect(node.help?.length, 'help for a newcomer').toBeGreaterThan(100)
    expect(node.help).toMatch(/\.$/)
    expect(node.icon).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect(['device', 'cpu', 'io']).toContain(node.concurrency)
    for (const [name, slot] of slots) {
      expect(name).toMatch(/^[a-z][a-zA-Z]*$/)
      expect(slot.look.label, `label of ${name}`).toMatch(/^\p{Lu}/u)
      if (slot.look.help !== undefined)
        expect(slot.look.help, `help of ${name}`).toMatch(/^[\p{Lu}\d].*\.$/su)
    }
    for (const [name, port] of Object.entries(node.outputs))
      expect(port.look.label, `label of ${name}`).toMatch(/^\p{Lu}/u)
    expect(node.effect === true || Object.keys(node.outputs).length > 0, 'gives something').toBe(true)
  })

  test('starts with valid settings that survive JSON', () => {
    for (const [name, slot] of slots) {
      if (!isParam(slot)) continue
      const value = z.parse(slot.schema, undefined)
      const saved: unknown = JSON.parse(JSON.stringify(value))
      expect(saved, name).toEqual(value)
      expect(z.parse(slot.schema, saved), name).toEqual(value)
      expect(() => z.toJSONSchema(slot.schema, { io: 'input' }), name).not.toThrow()
    }
  })

  test('its own check names inputs and speaks in sentences', () => {
    const defaults = Object.fromEntries(
      slots.flatMap(([name, slot]) => (isParam(slot) ? [[name, z.parse(slot.schema, undefined)]] : [])),
    )
    for (const params of [defaults, {}]) {
      for (const { input, message } of node.check?.(params) ?? []) {
        expect(Object.keys(node.inputs)).toContain(input)
        expect(message).toMatch(/^[\p{Lu}\d@"].*\.$/u)
      }
    }
    // A new node is ready to run, but for a file that only a person can choose.
    const needsFile = slots.some(([, slot]) => isParam(slot) && slot.look.widget === 'file')
    if (!needsFile) expect(node.check?.(defaults) ?? []).toEqual([])
  })

  test('routes bypasses between equal kinds and migrates without gaps', () => {
    for (const [out, from] of Object.entries(node.bypass ?? {})) {
      const source = node.inputs[from as string]
      expect(source && !isParam(source) && source.kind.id).toBe(node.outputs[out]?.kind.id)
    }
    const steps = Object.keys(node.migrations ?? {})
      .map(Number)
      .sort((a, b) => a - b)
    expect(steps).toEqual(Array.from({ length: node.version - 1 }, (_, i) => i + 1))
  })

  test('is safe in the browser', async () => {
    for (const name of await importsOf(`${root}nodes/${type}.ts`, root)) {
      expect(name).toMatch(
        /^(?:zod|nodes\/.*|engine\/define\/index\.ts|engine\/diffusion\/[a-z]+\/[a-z]+-names\.ts)$/,
      )
      expect(name).not.toMatch(/\.run\.ts$/)
    }
  })

  test('help names no setting or port that there is none of', () => {
    const texts = [node.help ?? '', ...slots.map(([, slot]) => slot.look.help ?? '')]
    expect(texts.flatMap((text) => strangersIn(text, node))).toEqual([])
  })

  test('refuses a wrong setting by name', () => {
    for (const [name, slot] of slots) {
      if (!isParam(slot)) continue
      const document = workflowSchema.parse({
        format: 'reelgraph',
        version: 1,
        id: 'bad',
        nodes: { it: { type, version: node.version, params: { [name]: { not: 'this' } } } },
      })
      const found = validateWorkflow(document, registry).filter(({ code }) => code === 'param.invalid')
      expect(found.map(({ node: at, port }) => [at, port])).toContainEqual(['it', name])
    }
  })
})
