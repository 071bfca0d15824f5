import { describe, expect, test } from 'vitest'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { lexicon } from './picturebook-lexicon.ts'

const cases: [given: string, becomes: string][] = [
  // Somebody else, by another name.
  ['a puppy jumps and a kitten pushes a box to the right', 'a dog jumps and a cat pushes a box to the right'],
  ['a fox runs. A bird bites a cookie.', 'a fox runs, a duck bites a cookie'],
  ['a horse gallops while a lion bites a cookie', 'a horse gallops while a cat bites a cookie'],
  [
    'a dog runs to the right and a kitten leaves footprints in the snow',
    'a dog runs to the right and a cat moves to the right and leaves a track in the snow',
  ],
  ['a puppy runs and bites a cookie', 'a dog runs and bites a cookie'],
  ['A puppy eats a chocolate chip cookie in the park', 'a dog bites a cookie in a meadow'],
  [
    'a fox walks up to the lamp and turns it on at night, static camera',
    'a fox switches on the lamp at night, static camera',
  ],
  ['There is a crate. A dog pushes it.', 'a dog pushes a crate to the right'],
  ['a crate lies in the snow, a dog pushes it to the left', 'in the snow, a dog pushes a crate to the left'],
  ['there is a balloon on the beach and a bee pops it', 'on the beach, a bee pops a balloon'],
  [
    'a lamp stands in a forest. A fox walks up to it and turns it on',
    'in a forest, a fox switches on a lamp',
  ],
  [
    'there is a lamp. a robot walks to the right and turns it on in the city',
    'a robot walks to the right and switches on a lamp in the city',
  ],
  ['a lamp is switched on by a robot in the city', 'a robot switches on a lamp in the city'],
  ['A cookie is eaten by a rabbit on the beach', 'a rabbit bites a cookie on the beach'],
  ['a red balloon gets popped by an elephant in the desert', 'an elephant pops a red balloon in the desert'],
  ['a crate is pushed to the left by a dog in the snow', 'a dog pushes a crate to the left in the snow'],
  ['a box is being slowly pushed by a robot at night', 'a robot pushes a box to the right at night'],
  ['a crate pushed by a puppy', 'a dog pushes a crate to the right'],
  ['a balloon is popped by a wasp', 'a bee pops a balloon'],
  ['there is a crate. a puppy pushes it', 'a dog pushes a crate to the right'],
  ['at night lamps are switched on by a fox', 'at night a fox switches on a lamp'],
  ['in the city lamps are lit by a robot', 'in the city a robot switches on a lamp'],
  ['On the beach there is a cookie. A dog eats it.', 'on the beach a dog bites a cookie'],
  ['a cookie is eaten by a rabbit that runs to the left', 'a rabbit runs to the left and bites a cookie'],
  [
    'tracks are left by a fox that runs to the left in the snow',
    'a fox runs to the left and leaves a track in the snow',
  ],
  ['a crate is pushed by a dog running to the left', 'a dog pushes a crate to the left'],
  ['a cookie is eaten by a dog and a cat', 'a dog and a cat'],
  ['a balloon is red. a bee pops it', 'a bee pops a red balloon'],
  ['a lamp is switched off. a dog turns it on', 'a dog switches on a lamp'],
  ['there was a lamp in the city. a robot turned it on', 'in the city, a robot switches on a lamp'],
  [
    'a crate lies in the snow and fog, a dog pushes it',
    'in the snow and fog, a dog pushes a crate to the right',
  ],
  ['a cookie is eaten by two dogs', 'two dogs'],
  ['a duck sees a cookie and eats it', 'a duck bites a cookie'],
  ['a rabbit hops over to the cookie and takes a bite of it', 'a rabbit takes a bite of the cookie'],
  ['a fox runs up to a balloon and pops it', 'a fox pops a balloon'],
  ['a rabbit pushes a box', 'a rabbit pushes a box to the right'],
  [
    'a robot pushes a heavy wooden crate across the meadow to the left',
    'a robot pushes a crate to the left in a meadow',
  ],
  ['the dog is pushing a block leftwards', 'the dog pushes a crate leftwards'],
  ['🦊 pushes a 📦 to the left', 'a fox pushes a crate to the left'],
  ['an elephant pops the red balloon', 'an elephant pops the red balloon'],
  ['a penguin makes a balloon burst', 'a penguin pops a balloon'],
  ['a fox runs to the right, popping a green balloon', 'a fox runs to the right and pops a green balloon'],
  ['a robot switches the old lamp on', 'a robot switches on the lamp'],
  ['a fox runs left, then turns on the lamp', 'a fox runs left and turns on the lamp'],
  ['a dog bit into a biscuit', 'a dog bites into a biscuit'],
  [
    'a fox runs through the snow, leaving footprints',
    'a fox runs to the right in the snow and leaves a track',
  ],
  [
    'a fox leaves a trail of footprints on the beach',
    'a fox moves to the right and leaves a track on the beach',
  ],
  [
    'a car drives to the left in the desert leaving tyre tracks behind',
    'a car drives to the left in the desert and leaves a track behind',
  ],
  [
    'a fox walks to the left leaving tracks in the snow',
    'a fox walks to the left and leaves a track in the snow',
  ],
  ['a car drives left leaving tracks in the desert', 'a car drives left and leaves a track in the desert'],
  ['a fox is running in the snow leaving tracks', 'a fox runs to the right in the snow and leaves a track'],
  ['a fox walks and leaves tracks to the left', 'a fox walks to the left and leaves a track'],
  ['a fox runs up to a red balloon and pops it', 'a fox pops a red balloon'],
  ['a robot finds an old lamp and turns it on', 'a robot switches on a lamp'],
  ['a dog with a red balloon pops it', 'a dog pops a red balloon'],
  ['a fox runs to the left to a cookie and eats it', 'a fox runs to the left and bites a cookie'],
  ['a fox walks up to a lamp at night and turns it on', 'a fox at night switches on a lamp'],
  ['a fox runs to a big wooden crate and pushes it to the left', 'a fox pushes a crate to the left'],
  ['a fox runs to the left and pushes a crate', 'a fox pushes a crate to the left'],
  ['a dog pushes a crate leftward', 'a dog pushes a crate leftwards'],
  ['a dog pushes boxes back to the left', 'a dog pushes a crate to the left'],
  [
    'a robot pushing a crate along the beach to the left at sunset',
    'a robot pushes a crate to the left on the beach at sunset',
  ],
  ['a fox eating a cookie runs to the left', 'a fox runs to the left and bites a cookie'],
  ['a fox runs left. It eats a cookie.', 'a fox runs left and bites a cookie'],
  ['a penguin takes a big bite of a cookie', 'a penguin takes a bite of a cookie'],
  ['a fox swithces on a lamp', 'a fox switches on a lamp'],
  [
    'a fox pushes a crate as a dog runs to the left',
    'a fox pushes a crate to the right while a dog runs to the left',
  ],
]

describe('what somebody does to a thing is said as the model knows it', () => {
  test.each(cases)('%s', (given, becomes) => {
    const { text, unknown } = rewritePrompt(given, lexicon, true)
    expect([text, unknown]).toEqual([becomes, []])
    expect(rewritePrompt(text, lexicon, true)).toEqual({ text, changes: [], unknown: [] })
  })
})

test.each([
  ['a crate is pushed by someone. a dog jumps', 'a dog jumps'],
  ['a lamp is lit by night, a fox runs to the left', 'by night, a fox runs to the left'],
  ['a cookie is eaten by the time a dog jumps', 'a dog jumps'],
  ['no cookie is eaten by a rabbit', 'a rabbit'],
  ['a fox runs by the lamp', 'a fox runs'],
])('what nobody is said to do, nobody does: %s', (given, becomes) => {
  expect(rewritePrompt(given, lexicon, true).text).toBe(becomes)
})

test('every way to say it stays as it is', () => {
  const ways = lexicon.motions.filter(({ verbs }) => verbs.length > 0).flatMap(({ phrases }) => phrases)
  const said = lexicon.deeds.flatMap(({ phrases, things, characters, places, goes, coloured }) =>
    phrases.flatMap((phrase) =>
      things!.phrases.flatMap((thing, i) => {
        const name = lexicon.characters.find(({ id }) => id === characters[i])!.words[0]!
        const where = lexicon.places.find(({ id }) => id === places.at(-1))!.phrases[0]!
        const did = phrase.replace('{thing}', `a ${coloured ? 'blue ' : ''}${thing}`)
        return ways.flatMap((way) => [
          ...(goes ? [] : [`the ${name} ${did.replace('{way}', way)} ${where}`]),
          ...(phrase.includes('{way}')
            ? []
            : [`the ${name} moves ${way} and ${did} ${where}, static camera`]),
        ])
      }),
    ),
  )
  expect(said.length).toBeGreaterThan(100)
  for (const text of said) expect(rewritePrompt(text, lexicon, true).text).toBe(text)
})

describe('what cannot be done is left out, and told', () => {
  test.each([
    ['a car bites a cookie in a city', 'a car in a city', 'bites a cookie'],
    ['a fox leaves a track in a meadow', 'a fox in a meadow', 'leaves a track'],
    ['a fox pushes a crate, then eats a cookie', 'a fox pushes a crate to the right', ', then eats a cookie'],
    ['two dogs push a crate', 'two dogs', 'push a crate'],
    ['a fox and a dog push a crate', 'a fox and a dog', 'push a crate'],
    [
      'a fox pushes the crate through the snow and leaves tracks',
      'a fox pushes the crate to the right in the snow',
      'and leaves tracks',
    ],
    ['a fox pushes a crate to the left, then jumps', 'a fox pushes a crate to the left', 'then jumps'],
  ])('%s', (given, becomes, gone) => {
    const { text, changes } = rewritePrompt(given, lexicon, true)
    expect(text).toBe(becomes)
    expect(changes).toContainEqual({ from: gone, to: '' })
  })
})

test.each([
  ['a balloon pops', 'a balloon pops'],
  ['a fox turns around', 'a fox turns around'],
  ['a train rolls on the left', 'a train rolls on the left'],
  ['a car moves around the block in the city', 'a car moves in the city'],
  ['a red balloon pops when a blue balloon turns red', 'a red balloon pops and a blue balloon turns red'],
  ["a fox isn't eating the cookie", 'a fox'],
  ['a fox refuses to eat the cookie', 'a fox'],
  ['a robot holding a light bulb walks to the left', 'a robot walks to the left'],
  ['the train leaves the tracks', 'the train'],
  ['a fox runs to the left and a boy pushes a crate', 'a fox runs to the left'],
  ['a fox stands still, the camera moves around the box', 'a fox stands still'],
  ['a fox runs, the camera pans left, in flat style', 'a fox runs, the camera pans left, in flat style'],
  ['a cat jumps, the camera zooms in, in 3d style', 'a cat jumps, the camera zooms in, in 3d style'],
  ['a robot constructor jumps', 'a robot jumps'],
  ['a fox jumps over a box', 'a fox jumps'],
  ['a fox takes off', 'a fox takes off'],
])('what is done to nothing is no such thing: %s', (given, becomes) => {
  expect(rewritePrompt(given, lexicon, true).text).toBe(becomes)
})

test('a model that knows of no such thing is told nothing of it', () => {
  const { text, unknown } = rewritePrompt(
    'a fox eats a cookie',
    { ...lexicon, deeds: [], words: lexicon.words.filter((word) => !['bites', 'cookie'].includes(word)) },
    true,
  )
  expect([text, unknown]).toEqual(['a fox', ['eats', 'cookie']])
})

test('a video of somebody who does something shows that', () => {
  const { text, unknown } = rewritePrompt('A video of a cat eating a cookie', lexicon, true)
  expect([text, unknown]).toEqual(['a cat bites a cookie', ['video']])
})

test('what is done by somebody the model does not know stays where unknown words do', () => {
  const { text, unknown } = rewritePrompt('a wizard eats a cookie', lexicon, false)
  expect(unknown).toContain('wizard')
  expect(text).toContain('cookie')
})
