import { describe, expect, test } from 'vitest'
import { lexiconSchema } from '../../../nodes/text/lexicon.ts'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { lexicon } from './picturebook-lexicon.ts'

const cases: [given: string, becomes: string][] = [
  ['a bee flies above a fox in a meadow', 'a bee flies above a fox in a meadow'],
  [
    'A red balloon is above a blue car in the city at night',
    'a red balloon is above a blue car in the city at night',
  ],
  ['a fox sits underneath a balloon in the snow', 'a fox stands still underneath a balloon in the snow'],
  ['a UFO hovers over a cow', 'a ufo stands still over a horse'],
  ['a balloon hangs in the air above a robot', 'a balloon stands still above a robot'],
  ['a robot below a rocket suspended in mid-air', 'a robot below a rocket'],
  ['a balloon on top of a bus', 'a balloon above a bus'],
  ['a butterfly flying just over the head of a dog', 'a butterfly flies over a dog'],
  ['a bee directly above the panda', 'a bee above the panda'],
  ['a dog with a bee above its head', 'a dog and a bee that stands still above it'],
  [
    'a car drives to the right with a yellow balloon floating above it',
    'a car drives to the right and a yellow balloon that floats above it',
  ],
  [
    'a dog in the park with a red balloon hovering over it',
    'a dog in a meadow and a red balloon that stands still over it',
  ],
  // Nobody is above a place.
  ['a rocket flies over the city at night', 'a rocket flies in a city at night'],
  ['a balloon rises above the trees', 'a balloon rises in a forest'],
  ['a whale swims over the ocean', 'a whale swims over the ocean'],
  ['a butterfly spins under palm trees', 'a butterfly spins under palm trees'],
  ['a balloon floats above the clouds', 'a balloon floats'],
]

const taught = lexiconSchema.parse({
  ...lexicon,
  words: [...new Set([...lexicon.words, 'above', 'below', 'beneath', 'high', 'underneath'])],
})
const other = lexiconSchema.parse({
  ...lexicon,
  words: lexicon.words.filter((word) => !['above', 'below', 'beneath', 'underneath'].includes(word)),
})

describe('one is above another', () => {
  test.each(cases)('%s', (given, becomes) => {
    expect(rewritePrompt(given, taught, true).text).toBe(becomes)
  })

  test('for a model that was not taught so both are there', () => {
    expect(rewritePrompt('a bee flies above a fox', other, true).text).toBe('a bee flies with a fox')
    expect(rewritePrompt('a rocket flies above the sea', other, true).text).toBe('a rocket flies on the sea')
  })
})
