import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lexiconSchema } from '../../../nodes/text/lexicon.ts'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { modelFolder } from '../../contract/nodes/model-folder.ts'

const lexicon = lexiconSchema.parse(
  JSON.parse(readFileSync(`${modelFolder()}/picturebook/lexicon.json`, 'utf8')) as unknown,
)

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
    'a fox moves to the right behind the wall and comes out again',
  ],
  ['a fox tries to hide behind a tent', 'a fox moves to the right and passes behind a tent'],
  [
    'a puppy sprints behind a boulder in the park at dusk, pixel art',
    'a dog runs to the right and passes behind a boulder in a meadow at dusk, pixel art',
  ],
  ['🦊 runs behind a 🏠', 'a fox runs to the right and passes behind a house'],
  ['two foxes hide behind a house', 'two foxes move to the right and passes behind a house'],
  [
    'a robot walks behind a 🪨 and a duck swims',
    'a robot walks to the right and passes behind a rock and a duck swims',
  ],
  // Who is not known goes behind nothing, and who does not go is not hidden.
  ['a girl hides behind a house', ''],
  ['a fox sits behind a wall', 'a fox stands still'],
  ['a fox runs behind a tree', 'a fox runs in a forest'],
  ['a wall and a fox', 'a fox'],
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

  test('a model that knows no things to hide behind is told as before', () => {
    const words = lexicon.words.filter((word) => word !== 'house' && word !== 'behind')
    const without = { ...lexicon, words, things: [], hiding: [] }
    expect(rewritePrompt('a fox runs behind a house', without, true).text).toBe('a fox runs')
  })
})
