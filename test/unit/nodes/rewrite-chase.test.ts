import { describe, expect, test } from 'vitest'
import { lexiconSchema } from '../../../nodes/text/lexicon.ts'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { lexicon } from './picturebook-lexicon.ts'

const cases: [given: string, becomes: string][] = [
  ['a dog chases a rabbit', 'a dog runs to the right and a rabbit runs to the right'],
  [
    'a dog chases a rabbit to the left in a forest',
    'a rabbit runs to the left and a dog runs to the left in a forest',
  ],
  [
    'a rabbit is chased by a fox across the meadow at night',
    'a fox runs to the right and a rabbit runs to the right in a meadow at night',
  ],
  ['a cat is followed by a horse leftwards', 'a cat runs to the left and a horse runs to the left'],
  [
    'the red car is chasing a blue bus, the camera pans left',
    'the red car drives to the right and a blue bus drives to the right, the camera pans left',
  ],
  ['dog chasing cat', 'dog runs to the right and cat runs to the right'],
  [
    'a puppy runs after a big kitten through the snow',
    'a dog runs to the right and a cat runs to the right in the snow',
  ],
  [
    'in the park a fire truck follows the train',
    'in a meadow a fire truck drives to the right and the train drives to the right',
  ],
  ['A cat is being chased by a dog', 'a dog runs to the right and a cat runs to the right'],
  ['a cat flees from a dog', 'a dog runs to the right and a cat runs to the right'],
  [
    'a dog chases a rabbit across the meadow to the left',
    'a rabbit runs to the left and a dog runs to the left in a meadow',
  ],
  ['🐶 chases 🐱 🌙', 'a dog runs to the right and a cat runs to the right at night'],
  ['a fox chases a rabbit and catches it', 'a fox runs to the right and a rabbit runs to the right'],
  ['a cat chased by a dog runs left', 'a cat runs to the left and a dog runs to the left'],
  ['a rabbit, chased by a fox, runs to the left', 'a rabbit runs to the left and a fox runs to the left'],
  [
    'a rabbit that is chased by a fox runs to the left',
    'a rabbit runs to the left and a fox runs to the left',
  ],
  [
    'a rabbit is chased by a fox and runs to the left',
    'a rabbit runs to the left and a fox runs to the left',
  ],
  ['a cat runs left, chased by a dog', 'a cat runs to the left and a dog runs to the left'],
  ['a cat, chased by a dog', 'a dog runs to the right and a cat runs to the right'],
  ['a dog chases a cat and runs to the left', 'a cat runs to the left and a dog runs to the left'],
  ['a fox chases a rabbit then stops', 'a fox runs to the right and a rabbit runs to the right'],
  ['dogs chase cats', 'dogs and cats'],
  ['a dog chases a cat, then jumps', 'a dog runs to the right and a cat runs to the right'],
  ['a fox in a car chases a bus to the left', 'a fox in a car and a bus to the left'],
  ['a fox runs after sunset with a dog', 'a fox runs at dusk with a dog'],
  ['the cat and the dog chase a rabbit', 'the cat and the dog and a rabbit'],
  ['two dogs chase a cat', 'two dogs and a cat'],
  ['a dog chases its tail', 'a dog'],
  ['the camera follows a fox', 'a fox'],
  [
    'a dog chases a cat and a fox jumps in the forest',
    'a dog runs to the right and a cat runs to the right and a fox jumps in the forest',
  ],
  [
    'a dog chases a cat to the left and the camera zooms in',
    'a cat runs to the left and a dog runs to the left and the camera zooms in',
  ],
  [
    'a dog chases a cat in the park but a fox runs to the left',
    'a dog runs to the right and a cat runs to the right in a meadow and a fox runs to the left',
  ],
]

describe('rewritePrompt, of who chases whom', () => {
  test.each(cases)('%s', (given, becomes) => {
    const { text } = rewritePrompt(given, lexicon, true)
    expect(text).toBe(becomes)
    expect(rewritePrompt(text, lexicon, true)).toEqual({ text, changes: [], unknown: [] })
  })

  test('says what it changed', () => {
    expect(rewritePrompt('a dog chases a cat to the left', lexicon, true).changes).toEqual([
      { from: 'chases', to: 'runs to the left' },
      { from: 'to the left', to: 'runs to the left' },
    ])
  })

  test('leaves chases to a model that knows them', () => {
    const own = lexiconSchema.parse({
      format: 'reelgraph-lexicon',
      words: ['a', 'and', 'dog', 'cat', 'runs', 'chases', 'to', 'the', 'right'],
      characters: [
        { words: ['dog'], verbs: ['runs'] },
        { words: ['cat'], verbs: ['runs'] },
      ],
      motions: [{ direction: 'right', verbs: ['runs'], phrases: ['to the right'] }],
    })
    expect(rewritePrompt('a dog chases a cat', own, true).text).toBe('a dog chases a cat')
  })

  test('changes nothing where a model knows no direction', () => {
    const still = lexiconSchema.parse({
      format: 'reelgraph-lexicon',
      words: ['a', 'and', 'dog', 'cat'],
      characters: [{ words: ['dog'] }, { words: ['cat'] }],
    })
    expect(rewritePrompt('a dog chases a cat', still, true).text).toBe('a dog and a cat')
  })
})
