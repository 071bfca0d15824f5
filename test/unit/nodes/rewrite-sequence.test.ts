import { describe, expect, test } from 'vitest'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { lexicon } from './picturebook-lexicon.ts'

const cases: [given: string, becomes: string][] = [
  ['before the dog spins, it jumps', 'the dog jumps, then spins'],
  ['before the dog spins it jumps', 'the dog jumps, then spins'],
  ['Before the dog spins, it jumps.', 'the dog jumps, then spins'],
  [
    'before the dog runs to the left, it jumps in the snow',
    'the dog jumps in the snow, then runs to the left',
  ],
  ['a cat jumps, then runs to the right in a meadow', 'a cat jumps, then runs to the right in a meadow'],
  [
    'a cat first jumps and then runs to the right at night',
    'a cat first jumps and then runs to the right at night',
  ],
  [
    'First a cat jumps, then it runs to the right in a meadow',
    'a cat jumps, then runs to the right in a meadow',
  ],
  [
    'A cat jumps. Then it runs away to the right. The camera pans left.',
    'a cat jumps, then runs to the right, the camera pans left',
  ],
  ['a balloon floats up and then pops at the beach', 'a balloon floats up and then pops at the beach'],
  ['a red car drives left before turning blue', 'a red car drives left, then turns blue'],
  ['a dog dances, after that it vanishes', 'a dog dances, then vanishes'],
  [
    'a cat runs right, then it suddenly disappears in the snow at dusk',
    'a cat runs right, then disappears in the snow at dusk',
  ],
  ['a puppy leaps and afterwards starts to spin in the forest', 'a dog leaps and then spins in the forest'],
  ['a cat is jumping, then spinning', 'a cat jumps, then spins'],
  ['after a fox spins it jumps', 'a fox spins, then jumps'],
  ['when the car stops it turns red', 'the car stands still, then turns red'],
  ['a cat jumps and spins', 'a cat jumps and then spins'],
  ['a cat grows and finally shrinks', 'a cat grows and then shrinks'],
  [
    'a horse gallops to the right and then back to the left',
    'a horse gallops to the right and then gallops to the left',
  ],
  ['a fox runs to the right, then back', 'a fox runs to the right, then runs to the left'],
  ['a fox jumps, then spins, then runs to the right in the snow', 'a fox jumps, then spins in the snow'],
  ['a fox jumps, then pops', 'a fox jumps'],
  ['two ducks jump, then swim to the right', 'two ducks jump, then swim to the right'],
  ['a cat jumps, then a dog runs to the left', 'a cat jumps and a dog runs to the left'],
  ['a cat jumps, then the dog runs to the left', 'a cat jumps and the dog runs to the left'],
  ['a cat jumps, then', 'a cat jumps'],
  ['then a cat jumps', 'a cat jumps'],
  ['the first fox jumps', 'the fox jumps'],
  ['a fox jumps before a house', 'a fox jumps'],
  [
    'a fox runs behind a house, then comes out again',
    'a fox runs to the right behind a house and comes out again',
  ],
  [
    'a fox runs to the right, the camera pans left, then zooms in',
    'a fox runs to the right, the camera pans left, then zooms in',
  ],
  [
    'a fox runs right, the camera first pans left and then zooms in',
    'a fox runs right, the camera first pans left and then zooms in',
  ],
  ['a fox, panning left, then zooming in', 'a fox, the camera pans left, then zooms in'],
  ['the camera pans left and zooms in, a cat jumps', 'the camera pans left and then zooms in, a cat jumps'],
  [
    'the camera zooms in and then the camera pans left, a whale jumps at sea',
    'the camera zooms in and then pans left, a whale jumps at sea',
  ],
  [
    'the camera pans left, then right, a bus drives to the right',
    'the camera pans left, then pans right, a bus drives to the right',
  ],
  ['zoom in then pan left, a cat dances', 'the camera zooms in, then pans left, a cat dances'],
  ['a fox stands still, close-up, then pull back', 'a fox stands still, the camera zooms in, then zooms out'],
  // What is done is not taken for the camera's move, where both may be called the same.
  ['a fox jumps and stands still', 'a fox jumps and then stands still'],
  ['a ufo hovers, then moves to the right', 'a ufo stands still, then moves to the right'],
  ['a robot rises then stops', 'a robot rises, then stands still'],
  ['a fox jumps, then it is suddenly gone', 'a fox jumps, then is suddenly gone'],
  ['a red bus rises, then changes its colour to blue', 'a red bus rises, then changes its colour to blue'],
  ['a fox grows, then is spinning', 'a fox grows, then spins'],
  ['a fox runs in the rain, then it snows', 'a fox runs in the rain, it snows'],
  ['a panda runs left then immediately right', 'a panda runs left, then runs right'],
  ['an elephant gets bigger, then smaller', 'an elephant gets bigger, then gets smaller'],
  ['a fox jumps and after a while runs to the left', 'a fox jumps and then runs to the left'],
  ['a fox will jump and then will run to the left', 'a fox jumps and then runs to the left'],
  ['a puppy jumps. It then runs to the left.', 'a dog jumps, then runs to the left'],
  ['a fox jumps and, after that, spins', 'a fox jumps and then spins'],
  ['the puppy then spins', 'the dog spins'],
  ['a pink robot turns green and then jumps', 'a robot jumps'],
  ['a ufo lands and then takes off', 'a ufo takes off'],
  ['camera: pan left then zoom in', 'the camera pans left, then zooms in'],
  [
    'a fox in the snow, camera panning left then zooming in',
    'a fox in the snow, the camera pans left, then zooms in',
  ],
  ['a balloon rises until it pops', 'a balloon rises, then pops'],
  ['a fox runs to the left, followed by a dog', 'a fox runs to the left, by a dog'],
  [
    'the camera zooms in, then pans left, then zooms out, a cat dances',
    'the camera zooms in, then pans left, a cat dances',
  ],
  ['a fox jumps, then spins, then runs away to the left', 'a fox jumps, then spins'],
  ['a dog jumps, then turns around and runs to the left', 'a dog jumps, then turns around'],
  [
    'a horse gallops to the right and then gallops back',
    'a horse gallops to the right and then gallops to the left',
  ],
  ['a fish swims and swims', 'a fish swims'],
  ['a fox runs behind a wall and then disappears', 'a fox runs to the right and passes behind a wall'],
  ['when the car stops, it turns red', 'the car stands still, then turns red'],
  ['As soon as a fox jumps, it disappears', 'a fox jumps, then disappears'],
  ['when it rains, a fox jumps', 'while it rains, a fox jumps'],
  ['🦊 jumps then spins', 'a fox jumps, then spins'],
  // What is told first is not always done first.
  ['before running to the left, the fox jumps', 'the fox jumps, then runs to the left'],
  ['after jumping, a cat runs left on the beach', 'a cat jumps, then runs left on the beach'],
  ['a fox runs left after it jumps in a meadow', 'a fox jumps, then runs left in a meadow'],
  ['a cat jumps after spinning on the moon', 'a cat spins, then jumps on the moon'],
  ['after the balloon rises, it pops over the ocean', 'the balloon rises, then pops over the ocean'],
  ['a fox jumped before it ran to the left', 'a fox jumps, then runs to the left'],
  ['a car spins after it fades away', 'a car disappears, then spins'],
  ['a rocket spins after it lifts off', 'a rocket takes off, then spins'],
  // Two things are done already, or what stands behind "after" is somebody.
  ['a fox runs left and jumps after spinning', 'a fox runs left and then jumps'],
  ['a dog runs after flying bees', 'a dog runs with bees'],
  ['after the rain a fox jumps', 'in the rain a fox jumps'],
  // A comma says as much as "and" where the same one does both.
  ['a rabbit grows, shrinks in the snow', 'a rabbit grows, then shrinks in the snow'],
  ['a balloon in the city, rising, bursting', 'a balloon in the city, rises, then bursts'],
  ['a fox jumps, a dog spins', 'a fox jumps, a dog spins'],
  ['a fox runs to the left, running fast', 'a fox runs to the left'],
  ['a bee flies left, hovering', 'a bee flies left'],
  ['handheld camera, zoom in, a fox', 'the camera zooms in, a fox'],
  ['a red rose in a meadow', 'in a meadow'],
  ['a dog sways, the camera pans left, zooms in', 'a dog sways, the camera pans left, then zooms in'],
  ['a fox in a meadow, the camera pans left, jumps', 'a fox in a meadow, the camera pans left, jumps'],
  ['a fixed camera, then panning right, a duck', 'the camera stands still, then pans right, a duck'],
  ['a dog, static camera, then zoom in', 'a dog, the camera stands still, then zooms in'],
  ['still camera, then zoom out, a duck', 'the camera stands still, then zooms out, a duck'],
  ['camera dollies in on a cat in the city', 'the camera zooms in, a cat in the city'],
  ['a bee flies to the left, then the camera zooms in', 'a bee flies to the left, the camera zooms in'],
]

/** All that a model is taught to say of two things that one does. */
function taught(): string[] {
  const { motions, cameras, sequences, characters } = lexicon
  const deedsOf = (list: typeof motions): string[] =>
    list.flatMap(({ verbs, phrases }) =>
      verbs.length > 0 ? phrases.flatMap((way) => [`floats ${way}`, `moves ${way}`]) : phrases,
    )
  const deeds = deedsOf(motions.filter(({ characters }) => characters.length === 0))
  const events = deedsOf(motions.filter(({ characters }) => characters.includes('balloon')))
  const moves = cameras.flatMap(({ phrases }) =>
    phrases.flatMap((phrase) => (phrase.startsWith('the camera ') ? phrase.replace('the camera ', '') : [])),
  )
  const said = (list: readonly string[], step: number, others = list): string[] =>
    list.flatMap((one, i) => {
      const other = others[(i + step) % others.length]!
      const how = sequences[(i + step) % sequences.length]!
      return one === other || `${one} `.startsWith(`${other} `)
        ? []
        : how.replace('{}', one).replace('{}', other)
    })
  const name = characters.find(({ id }) => id === 'balloon')!.words[0]!
  return [1, 5, 11, 23].flatMap((step) => [
    ...said(deeds, step, [...deeds, ...events]).map((does) => `a red ${name} ${does} at night`),
    ...said(moves, step).map((goes) => `a fox jumps, the camera ${goes}`),
  ])
}

describe('one thing after the other', () => {
  test('what a model is taught to say stays as it is', () => {
    const others = taught().filter((text) => {
      const made = rewritePrompt(text, lexicon, true)
      return made.text !== text || made.changes.length > 0 || made.unknown.length > 0
    })
    expect(others).toEqual([])
  })

  test.each(cases)('%s', (given, becomes) => {
    const { text } = rewritePrompt(given, lexicon, true)
    expect(text).toBe(becomes)
    expect(rewritePrompt(text, lexicon, true)).toEqual({ text, changes: [], unknown: [] })
    for (const word of text.split(/[ ,]+/).filter((word) => word !== ''))
      expect(lexicon.words).toContain(word)
  })

  test('what was left out of it is told', () => {
    const { changes } = rewritePrompt('a fox jumps, then spins, then it runs right', lexicon, true)
    expect(changes).toEqual([{ from: 'then it runs right', to: '' }])
  })

  test('a model that was not taught it is told what it knows', () => {
    const words = lexicon.words.filter((word) => word !== 'first' && word !== 'then')
    const other = { ...lexicon, words, sequences: [] }
    expect(rewritePrompt('a dog jumps then runs', other, true).text).toBe('a dog jumps and runs')
  })
})
