import { describe, expect, it } from 'vitest'
import { registryOf, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { describeMaking } from '../../../engine/server/describe-making.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const registry = registryOf(declarations)
const prompt = (words: string, more: object = {}) => ({
  type: 'text/prompt',
  version: 1,
  params: { words, ...more },
})

describe('what a gallery says of a workflow', () => {
  it('is the first prompt that is not what to keep away from', () => {
    const document = {
      meta: { title: 'Fox' },
      nodes: {
        away: prompt('rain'),
        encodeAway: { type: 'text/text-encoder', version: 1, params: {} },
        words: prompt('a fox runs'),
      },
      edges: {
        a: { from: ['away', 'text'], to: ['encodeAway', 'text'] },
        b: { from: ['encodeAway', 'conditioning'], to: ['sampler', 'negative'] },
        c: { from: ['words', 'text'], to: ['sampler', 'prompt'] },
      },
    } as unknown as WorkflowDocument
    expect(describeMaking(document, registry, 'clip')).toMatchObject({ caption: 'a fox runs' })
  })

  it('is told however long a list in it is', () => {
    const long = Array.from({ length: 200_000 }, (_, i) => i)
    const document = { meta: {}, nodes: { words: prompt('a fox runs', { long }) }, edges: {} }
    const { caption, words } = describeMaking(document as unknown as WorkflowDocument, registry, 'clip')
    expect([caption, words.includes('a fox runs')]).toEqual(['a fox runs', true])
  })
})
