import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recipeOf } from '../../../app/run/made/recipe.ts'
import { registryOf, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const registry = registryOf(declarations)
const file = new URL('../../../workflows/text-to-video.reelgraph.json', import.meta.url)
const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowDocument

/** The workflow with other settings of a node. */
function withParams(node: string, params: Record<string, unknown>): WorkflowDocument {
  const before = workflow.nodes[node]!
  const after = { ...before, params: { ...before.params, ...params } }
  return { ...workflow, nodes: { ...workflow.nodes, [node]: after } }
}

const recipe = (document: WorkflowDocument): string | undefined => recipeOf(document, registry, 'sampler')

test('a recipe is the same where only what comes after, or stands beside, is different', () => {
  const own = recipe(workflow)
  expect(own).toBeDefined()
  expect(recipe(structuredClone(workflow))).toBe(own)
  expect(recipe(withParams('save', { format: 'webm-vp9' }))).toBe(own)
  const { save: _, ...nodes } = workflow.nodes
  const edges = Object.fromEntries(Object.entries(workflow.edges).filter(([, { to }]) => to[0] !== 'save'))
  expect(recipe({ ...workflow, nodes, edges })).toBe(own)
})

test('a recipe is another one with another setting of anything that it is made from', () => {
  const own = recipe(workflow)
  for (const [node, params] of [
    ['sampler', { seed: 8 }],
    ['schedule', { steps: 12 }],
    ['prompt', { words: 'a cat' }],
  ] as const)
    expect(recipe(withParams(node, params))).not.toBe(own)
})

test('what cannot be made has no recipe', () => {
  const edges = Object.fromEntries(
    Object.entries(workflow.edges).filter(([, { to }]) => to[1] !== 'schedule'),
  )
  expect(recipe({ ...workflow, edges })).toBeUndefined()
  expect(recipeOf(workflow, registry, 'nobody')).toBeUndefined()
})
