import { readFile, readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { compile, parseWorkflow, registryOf } from '../../../engine/graph/index.ts'
import { dependsOnStop } from '../../../engine/run/index.ts'
import { planRun } from '../../../engine/run/plan.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const registry = registryOf(declarations)
const names = (await readdir('workflows')).filter((name) => name.endsWith('.reelgraph.json'))

describe.each(names)('%s', (name) => {
  it('stops in samplers that no other is made from, and tells what depends on it', async () => {
    const { document } = parseWorkflow(await readFile(`workflows/${name}`, 'utf8'))
    const { graph } = compile(document!, registry, {})
    const { units } = planRun(graph!, graph!.outputs)
    const stopping = units.filter(({ stops }) => stops).map(({ node }) => node.path)
    const samplers = units.filter(({ node }) => node.definition.stoppable).map(({ node }) => node.path)
    expect(stopping.length).toBeGreaterThan(0)
    for (const path of samplers) {
      expect(dependsOnStop(graph!, [path])).toBe(stopping.includes(path))
    }
    expect(dependsOnStop(graph!, graph!.outputs)).toBe(true)
    // What was not stopped in the whole run is not to be stopped when it is made alone.
    for (const path of samplers.filter((one) => !stopping.includes(one))) {
      const alone = compile(document!, registry, { targets: [path] }).graph!
      expect(
        planRun(alone, alone.outputs)
          .units.filter(({ stops }) => stops)
          .map(({ node }) => node.path),
      ).not.toEqual([])
    }
  })
})
