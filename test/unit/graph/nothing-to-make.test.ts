import { expect, it } from 'vitest'
import { parseWorkflow, registryOf, nothingToMake } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const registry = registryOf(declarations)
const said = (nodes: object): string => {
  const { document } = parseWorkflow({ format: 'reelgraph', version: 1, id: 'w', nodes, edges: {} })
  return nothingToMake(document!, registry)
}
const save = { type: 'media/save-video', version: 1, params: {} }
const prompt = { type: 'text/prompt', version: 1, params: {} }

it.each([
  [{}, /no node of it saves or shows a result\. Add Save Video or Preview\.$/],
  [{ s: { ...save, mode: 'mute' } }, /: Save Video is muted\. Unmute it, or add/],
  [{ s: { ...save, title: 'My film', mode: 'bypass' } }, /: My film is bypassed\. Run it, or add/],
  [{ p: { ...prompt, mode: 'mute' }, s: { ...save, mode: 'mute' } }, /: Save Video is muted\. Unmute it/],
  [{ p: { ...prompt, mode: 'mute' } }, /: Prompt is muted\. Unmute it/],
  [
    { a: { ...save, mode: 'mute' }, b: { ...save, mode: 'bypass' } },
    /Save Video and 1 more of its nodes are muted or bypassed\. Switch one/,
  ],
])('a workflow that makes nothing is told what to switch on: %j', (nodes, words) => {
  expect(said(nodes)).toMatch(words)
})
