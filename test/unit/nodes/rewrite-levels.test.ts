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
  ['a dog with a bee above its head', 'a dog stands still and a bee stands still above it'],
  [
    'a car drives to the right with a yellow balloon floating above it',
    'a car drives to the right and a yellow balloon floats above it',
  ],
  [
    'a dog in the park with a red balloon hovering over it',
    'a dog in a meadow and a red balloon stands still over it',
  ],
  ['a bee flies to the right above a fox', 'a bee flies to the right above a fox'],
  ['a fox on the right below a balloon', 'a fox on the right below a balloon'],
  ['a bee hovers right above a fox', 'a bee stands still above a fox'],
  ['two bees hovering above a dog', 'two bees stand still above a dog'],
  ['a bird hovering high up in the sky above a kitten', 'a duck stands still above a cat'],
  ['a balloon flies up in the sky above a car', 'a balloon flies up above a car'],
  ['a dog with a bee that flies above it', 'a dog stands still and a bee flies above it'],
  [
    'a dog with a red balloon floating above its head',
    'a dog stands still and a red balloon floats above it',
  ],
  ['a penguin with a balloon over its head', 'a penguin stands still and a balloon stands still over it'],
  ['a dog runs to the left, a bee flies above him', 'a dog runs to the left, a bee flies above it'],
  ["a bee flies over a dog's head", 'a bee flies over a dog'],
  ["a butterfly is flying above the panda's nose", 'a butterfly flies above the panda'],
  // What the other one does is told with "that".
  ['a drone flying above a car driving on a highway', 'a ufo flies above a car that drives in a city'],
  ['a balloon above a dog running to the left', 'a balloon above a dog that runs to the left'],
  [
    'a dog running to the left below a bee flying to the right',
    'a dog runs to the left below a bee that flies to the right',
  ],
  ['a UFO hovers above a running horse', 'a ufo stands still above a horse that runs'],
  ['a dog under a balloon running to the left', 'a dog under a balloon runs to the left'],
  // Only somebody is "high above" another.
  ['a balloon floats high above a car', 'a balloon floats high above a car'],
  ['a rocket flying high over the mountains', 'a rocket flies in the snow'],
  ['a balloon floats high in the sky', 'a balloon floats'],
  ['at night, a car drives past a high building', 'at night, a car drives'],
  // Who is overhead is above who was named.
  ['a car with a drone flying overhead', 'a car stands still and a ufo flies above it'],
  ['a plane flies overhead as a dog runs to the right', 'a rocket flies above a dog that runs to the right'],
  // Said first it has a comma behind it.
  ['underneath the balloon a dog jumps', 'underneath the balloon, a dog jumps'],
  [
    'a dog walks in the park. Above it, a butterfly flutters',
    'a dog walks in a meadow, a butterfly flies above it',
  ],
  ['a jet passing above a horse', 'a rocket flies above a horse'],
  ['a rocket passes over a penguin', 'a rocket flies over a penguin'],
  ['a dog runs with a blanket over it', 'a dog runs over it'],
  // Nobody is above a place.
  ['a rocket flies over the city at night', 'a rocket flies in a city at night'],
  ['a balloon rises above the trees', 'a balloon rises in a forest'],
  ['a whale swims over the ocean', 'a whale swims over the ocean'],
  ['a butterfly spins under palm trees', 'a butterfly spins under palm trees'],
  ['a balloon floats above the clouds', 'a balloon floats'],
  ['a fox stands still, the camera pans over the city', 'a fox stands still, the camera pans over the city'],
  // The sky is what one is under at night, unless another time is said.
  ['a fox walks under a bright full moon', 'a fox walks at night'],
  ['a fox runs under the moon and stars', 'a fox runs at night'],
  ['a fox runs at night under the stars', 'a fox runs at night'],
  ['a fox walks on the beach under the stars at sunset', 'a fox walks on the beach at sunset'],
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
