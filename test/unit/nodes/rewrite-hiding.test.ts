import { describe, expect, test } from 'vitest'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { lexicon } from './picturebook-lexicon.ts'

const cases: [given: string, becomes: string][] = [
  [
    'a fox runs to the left behind a house and comes out on the other side in the city at night',
    'a fox runs to the left behind a house and comes out on the other side in the city at night',
  ],
  [
    'the rabbit hops right and passes behind the brick wall',
    'the rabbit hops right and passes behind the brick wall',
  ],
  ['a fox runs behind a house', 'a fox runs to the right and passes behind a house'],
  ['a red car drives behind a cottage to the left', 'a red car drives to the left and passes behind a house'],
  [
    'A cat hides behind a big rock and comes out again in the snow',
    'a cat moves to the right behind a rock and comes out again in the snow',
  ],
  ['a cat is hiding behind a rock', 'a cat moves to the right and passes behind a rock'],
  [
    'a penguin disappears behind a tent and reappears on the other side',
    'a penguin moves to the right behind a tent and comes out on the other side',
  ],
  ['a bee comes out from behind a wall', 'a bee moves to the right behind a wall and comes out again'],
  [
    'a ball rolls behind a rock and out the other side',
    'a ball rolls to the right behind a rock and comes out on the other side',
  ],
  [
    'A fox trots behind the old stone wall and pops out again',
    'a fox runs to the right behind the wall and comes out again',
  ],
  ['a fox tries to hide behind a tent', 'a fox moves to the right and passes behind a tent'],
  [
    'a puppy sprints behind a boulder in the park at dusk, pixel art',
    'a dog runs to the right and passes behind a boulder in a meadow at dusk, pixel art',
  ],
  ['🦊 runs behind a 🏠', 'a fox runs to the right and passes behind a house'],
  ['two foxes hide behind a house', 'two foxes move to the right behind a house and come out again'],
  [
    'a fox and a rabbit hide behind a house',
    'a fox and a rabbit move to the right behind a house and come out again',
  ],
  [
    'two foxes run to the right and pass behind a house',
    'two foxes run to the right behind a house and come out again',
  ],
  ['there is a fox hiding behind a rock', 'a fox moves to the right and passes behind a rock'],
  ['a fox ran behind a house', 'a fox runs to the right and passes behind a house'],
  ['a fox sneaks behind a wall', 'a fox walks to the right and passes behind a wall'],
  ['a fox runs to the left fast behind a house', 'a fox runs to the left and passes behind a house'],
  ['a cat comes back from behind a wall', 'a cat moves to the right behind a wall and comes out again'],
  [
    'a fox runs around behind a very big old-fashioned house',
    'a fox runs to the right and passes behind a house',
  ],
  // What is said behind the thing.
  [
    'a fox runs behind a house at night and comes out on the other side',
    'a fox runs to the right behind a house and comes out on the other side at night',
  ],
  [
    'a cat walks behind a wall in the snow, then reappears',
    'a cat walks to the right behind a wall and comes out again in the snow',
  ],
  [
    'a fox runs behind a house. It comes out again!',
    'a fox runs to the right behind a house and comes out again',
  ],
  [
    'a fox runs behind a house and comes out on the left',
    'a fox runs to the left behind a house and comes out again',
  ],
  ['a fox runs behind a house but does not come out', 'a fox runs to the right and passes behind a house'],
  [
    'a robot walks behind a 🪨 and a duck swims',
    'a robot walks to the right and passes behind a rock and a duck swims',
  ],
  // Who is not known goes behind nothing, and who does not go is not hidden.
  ['a girl hides behind a house', ''],
  ['a fox sits behind a wall', 'a fox stands still'],
  ['a fox runs behind a tree', 'a fox runs to the right and passes behind a rock'],
  ['a fox waits behind a wall and comes out', 'a fox waits'],
  ['a fox runs behind a rabbit at home', 'a fox runs with a rabbit'],
  [
    'a fox comes out from behind a house and runs left',
    'a fox moves left behind a house and comes out again',
  ],
  [
    'the rabbit is hiding behind a rock and then appears from the left side',
    'the rabbit moves to the left behind a rock and comes out again',
  ],
  ['a cat runs behind a tent and then walks left', 'a cat runs left and passes behind a tent'],
  ["a fox doesn't run behind a house", 'a fox does not move'],
  ['a wall and a fox', 'a fox'],
  ['a fox runs, the camera moves behind a house', 'a fox runs, the camera moves'],
  ['a car goes left, behind a wall', 'a car goes left and passes behind a wall'],
]

describe('who hides behind something', () => {
  test.each(cases)('%s', (given, becomes) => {
    expect(rewritePrompt(given, lexicon, true).text).toBe(becomes)
    expect(rewritePrompt(becomes, lexicon, true)).toEqual({ text: becomes, changes: [], unknown: [] })
  })

  test('what was said is told, and no word of it is unknown', () => {
    expect(rewritePrompt('a cat is hiding behind the old stone wall', lexicon, true)).toMatchObject({
      changes: [
        { from: 'is hiding', to: 'moves' },
        { from: 'behind the old stone wall', to: 'to the right and passes behind the wall' },
      ],
      unknown: [],
    })
  })

  test('a thing may be called anything', () => {
    const things = [{ words: ['hut ('], phrases: ['house'] }]
    expect(rewritePrompt('a fox runs', { ...lexicon, things }, true).text).toBe('a fox runs')
  })

  test('a model that knows no things to hide behind is told as before', () => {
    const words = lexicon.words.filter((word) => word !== 'house' && word !== 'behind')
    const without = { ...lexicon, words, things: [], hiding: [] }
    expect(rewritePrompt('a fox runs behind a house', without, true).text).toBe('a fox runs')
  })
})
