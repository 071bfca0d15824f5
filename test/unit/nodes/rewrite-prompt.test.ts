import { describe, expect, test } from 'vitest'
import { type Lexicon, lexiconSchema } from '../../../nodes/text/lexicon.ts'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'

const words = `a an and at bunny camera car city closer day dog elephant flies forest fox goes grass green hops in is jumps left
  meadow moves night of on pans right runs sea stands stays still street the to train walks water zooms , .`
const lexicon: Lexicon = lexiconSchema.parse({
  format: 'reelgraph-lexicon',
  words: words.split(/\s+/),
  places: [
    { words: ['forest', 'jungle'], phrases: ['in a forest'] },
    { words: ['meadow', 'lawn', 'back garden'], phrases: ['in a meadow'] },
  ],
  times: [{ words: ['night', 'midnight'], phrases: ['at night'] }],
  cameras: [
    { words: ['zoom in', 'close-up'], phrases: ['the camera zooms in'] },
    { words: ['pan left', 'pans left'], phrases: ['the camera pans left'] },
    { words: ['static', 'fixed'], phrases: ['the camera stands still'] },
  ],
  characters: [{ words: ['fox'], emoji: '🦊' }, { words: ['elephant'], emoji: '🐘' }, { words: ['train'] }],
  synonyms: { puppy: 'dog', automobile: 'car', sprints: 'runs', 'steam engine': 'train' },
})

const cases: [given: string, becomes: string, unknown: string[]][] = [
  ['a fox runs to the right in a forest at night', 'a fox runs to the right in a forest at night', []],
  ['A cute puppy is running in the jungle at midnight!', 'a dog runs in a forest at night', ['cute']],
  ['An automobile goes to the left, zoom in', 'a car goes to the left, the camera zooms in', []],
  ['the steam engine moves; close-up', 'the train moves, the camera zooms in', []],
  ['a close-up of a fox in the jungle', 'the camera zooms in, a fox in a forest', []],
  ['a fox runs, close-up camera', 'a fox runs, the camera zooms in', []],
  ['the camera zoom in, a fox runs', 'the camera zooms in, a fox runs', []],
  ['zoom in and a fox runs', 'the camera zooms in and a fox runs', []],
  ['zoom in on a fox', 'the camera zooms in, a fox', []],
  ['close-up on the elephant in the jungle', 'the camera zooms in, the elephant in a forest', []],
  ['zoom in to a fox, pan left', 'the camera zooms in, a fox, the camera pans left', []],
  ['zoom in on the meadow', 'the camera zooms in, on the meadow', []],
  ['zoom in on the back garden', 'the camera zooms in, in a meadow', []],
  ['a fox runs, pan left to the right', 'a fox runs, the camera pans left, to the right', []],
  ['the camera is fixed', 'the camera stands still', []],
  ['a fox runs, the camera is static', 'a fox runs, the camera stands still', []],
  ['the camera stays fixed on a fox', 'the camera stands still, a fox', []],
  ['pan left and zoom in', 'the camera pans left and the camera zooms in', []],
  ['a fox runs and zoom in', 'a fox runs and the camera zooms in', []],
  ['I see a fox', 'a fox', ['i', 'see']],
  ['an elefant walks in the back garden', 'an elephant walks in a meadow', []],
  ['foxes jump', 'fox jumps', []],
  ['a house', '', ['house']],
  ['', '', []],
  ['🦊 runs in the jungle ?!', 'a fox runs in a forest', []],
  ['the 🐘 jumps and a 🦊 runs', 'the elephant jumps and a fox runs', []],
  ['🐘🦊', 'an elephant and a fox', []],
  ['🚂 ?!', '', []],
]

describe('rewritePrompt', () => {
  test.each(cases)('%s', (given, becomes, unknown) => {
    const rewritten = rewritePrompt(given, lexicon, true)
    expect(rewritten.text).toBe(becomes)
    expect(rewritten.unknown).toEqual(unknown)
  })

  test('says what it changed', () => {
    expect(rewritePrompt('a puppy sprints on the lawn', lexicon, true).changes).toEqual([
      { from: 'puppy', to: 'dog' },
      { from: 'sprints', to: 'runs' },
      { from: 'on the lawn', to: 'in a meadow' },
    ])
  })

  test('leaves unknown words in where that is asked', () => {
    expect(rewritePrompt('a purple fox runs', lexicon, false).text).toBe('a purple fox runs')
  })

  test('settles: what it wrote it keeps', () => {
    for (const [given] of cases) {
      const once = rewritePrompt(given, lexicon, true).text
      expect(rewritePrompt(once, lexicon, true)).toEqual({ text: once, changes: [], unknown: [] })
    }
  })

  test('reads the last of many words as it reads the first', () => {
    const { text } = rewritePrompt('unfathomable elefant '.repeat(5000), lexicon, true)
    expect(text).toBe(Array(5000).fill('elephant').join(' and '))
  })
})
