import { describe, expect, test } from 'vitest'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { lexicon } from './picturebook-lexicon.ts'

const cases: [given: string, becomes: string][] = [
  [
    'a car drives behind a wall and comes out to the left',
    'a car drives to the left behind a wall and comes out again',
  ],
  [
    'a car drives behind a wall and comes out on the other side to the left',
    'a car drives to the left behind a wall and comes out on the other side',
  ],
  ['a dog runs behind a wall and comes out left', 'a dog runs to the left behind a wall and comes out again'],
  ['a dog passes behind a rock, heading left', 'a dog moves to the left and passes behind a rock'],
  ['heading left, a dog passes behind a rock', 'a dog moves to the left and passes behind a rock'],
  ['to the left a car drives behind a wall', 'a car drives to the left and passes behind a wall'],
  ['from right to left a dog pushes a crate', 'a dog pushes a crate from right to left'],
  ['to the left, a dog pushes a crate', 'a dog pushes a crate to the left'],
  ['a dog pushes a crate, heading left', 'a dog pushes a crate to the left'],
  ['a dog pushes a crate while heading left', 'a dog pushes a crate to the left'],
  [
    'a fox jumps. From right to left a dog pushes a crate in the forest',
    'a fox jumps, a dog pushes a crate from right to left in the forest',
  ],
  ['a turtle leaves a trail, moving left', 'a turtle moves to the left and leaves a track'],
  ['to the left a dog chases a cat', 'a cat runs to the left and a dog runs to the left'],
  [
    'heading left, a dog chases a cat in the forest at night',
    'a cat runs to the left and a dog runs to the left in the forest at night',
  ],
  // Where somebody is, and whither one goes who does nothing else, stay where they are said.
  ['to the left of a dog a cat pushes a crate', 'to the left of a dog a cat pushes a crate to the right'],
  ['a dog, on the left, pushes a crate', 'a dog, on the left pushes a crate to the right'],
  ['from right to left a dog runs', 'from right to left a dog runs'],
]

describe('whither one goes is never said to be the other way', () => {
  test.each(cases)('%s', (given, becomes) => {
    const { text } = rewritePrompt(given, lexicon, true)
    expect(text).toBe(becomes)
    expect(rewritePrompt(text, lexicon, true).text).toBe(text)
  })
})
