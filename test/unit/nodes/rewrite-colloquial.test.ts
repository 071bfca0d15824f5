import { expect, test } from 'vitest'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { lexiconSchema } from '../../../nodes/text/lexicon.ts'
import { lexicon } from './picturebook-lexicon.ts'

test.each([
  ['a drone shot of a dog running on the beach', 'a dog runs on the beach'],
  ['drone view of a red car driving through the desert', 'a red car drives in the desert'],
  ['a red car speeds by', 'a red car drives'],
  ['a car drives by', 'a car drives'],
  [
    'the camera zooms in on a dog and then pans to the right',
    'a dog, the camera zooms in, then pans to the right',
  ],
  ['a dog walks by in the snow', 'a dog walks in the snow'],
  ['a car passing a bus', 'a car and a bus'],
  ['there is a fox in the forest and it runs', 'a fox in the forest runs'],
  ['a cat is on the beach and it dances', 'a cat on the beach dances'],
  ['a dog runs and it jumps', 'a dog runs and then jumps'],
  ['🐶🐱 at the beach', 'a dog and a cat at the beach'],
  ['a train speeds by in the snow', 'a train drives in the snow'],
  ['car zooms by, city at night', 'car drives, city at night'],
  ['2 penguins snow', 'two penguins snow'],
  ['car red night city', 'red car night city'],
  ['a car in a red sunset', 'a car in a sunset'],
  ['3 red balloons beach', 'three red balloons beach'],
  ['a car in green grass', 'a car in grass'],
  ['a train in purple evening', 'a train in evening'],
  ['a butterfly in pink flowers', 'a butterfly'],
  ['a red car and a blue one drive in the city', 'a red car and a blue car drive in the city'],
  ['a red balloon and a green one float up', 'a red balloon and a green balloon float up'],
  ['a red car and a blue one', 'a red car and a blue car'],
  [
    'a red bus followed by a yellow one',
    'a yellow bus drives to the right and a red bus drives to the right',
  ],
  ['a car is blue and a bus is red', 'a blue car and a red bus'],
  ['a car which is red, a bus which is blue', 'a red car, a blue bus'],
  ['a fox is going to eat a cookie', 'a fox bites a cookie'],
  ['a dog going to jump', 'a dog jumps'],
  ['a dog is about to jump', 'a dog jumps'],
  ['a fox & a rabbit run to the left', 'a fox and a rabbit run to the left'],
  ['fox + dog, park', 'fox and dog, in a meadow'],
  ['a cat walks instead of running', 'a cat walks'],
  ['a fox, rather than running, walks to the left', 'a fox walks to the left'],
  ['instead of a dog, a cat runs in the forest', 'a cat runs in the forest'],
  ['a dog goes left instead of right', 'a dog goes left'],
  ['a dog runs, not to the left but to the right', 'a dog runs to the right'],
  ['a panda does not dance but jumps', 'a panda jumps'],
  ['two cars, one red, one blue, race in the city', 'a red car and a blue car drive in the city'],
  ['red, green and blue balloons float up', 'three balloons float up'],
  ['fox / snow / night / pencil', 'fox, snow, night, in pencil style'],
  ['a rooster wakes up a panda at sunrise', 'a duck and a panda at dusk'],
  ['A dog wakes up in the morning and runs to the left', 'a dog by day runs to the left'],
  ['a dog like a wolf runs', 'a dog runs'],
  ['a robot that looks like a dog', 'a robot'],
  ['two cars cross the street', 'two cars go in a city'],
  ['a bus crossing the frame right to left', 'a bus moves from right to left'],
  ['crossing the desert, a horse gallops to the right', 'in the desert, a horse gallops to the right'],
  ['the sun sets and a horse gallops to the left', 'at sunset, a horse gallops to the left'],
  ['A whale jumps as the sun sets behind it', 'a whale jumps at sunset'],
  [
    'a horse leaves footprints in the snow as it gallops to the left',
    'a horse gallops to the left and leaves a track in the snow',
  ],
  ['The car is red at first and turns blue', 'the red car turns blue'],
  ['a balloon changes to a blue color', 'a balloon becomes blue'],
  ['two buses, one green and one red, drive left', 'a green bus and a red bus drive left'],
  ['a dog is going to the beach', 'a dog goes to the beach'],
  ['a red, yellow and blue bus drives left', 'a red bus drives left'],
  ['a dog runs past a red car and a blue one', 'a dog runs with a red car and a blue car'],
  ['a rocket is going to space', 'a rocket goes to space'],
  ['a dog is not going to jump', 'a dog does not move'],
  ['a car drives from the left to right', 'a car drives from left to right'],
  ['red and orange foxes run to the left', 'foxes run to the left'],
  ['three red and blue balloons float up', 'three red balloons float up'],
  ['four red and two blue cars drive', 'three red cars and two blue cars drive'],
  ['three cars, one red, one blue and one green, drive', 'three cars drive'],
  ['two butterflies, one blue and one yellow, fly', 'a blue butterfly and a yellow butterfly fly'],
  ['the balloon changes to violet', 'the balloon becomes purple'],
  ['a robot that looks like a big dog runs', 'a robot runs'],
  ['two taxis, one red and one blue', 'a red car and a blue car'],
  ['the fox is going to hide behind a house', 'the fox moves to the right and passes behind a house'],
  [
    'A penguin waddles across the ice. Soft snowflakes drift down. The camera slowly zooms in.',
    'a penguin walks in the snow, in falling snow, the camera zooms in',
  ],
  ['A horse gallops left. Dust rises behind its hooves.', 'a horse gallops left'],
  [
    'A fox sits in the forest. It blinks. Then it runs away to the left.',
    'a fox stands still in the forest, then runs to the left',
  ],
  [
    'Rain falls on a city street at night. A yellow taxi drives to the left. Neon signs glow.',
    'in the rain on a city street at night, a yellow car drives to the left',
  ],
  ['A red balloon floats up into the blue sky. A dog watches it.', 'a red balloon floats up, a dog'],
  ['a horse running along the beach at sunset, side view', 'a horse runs on the beach at sunset'],
  ['A fox runs in the snow. Night falls.', 'a fox runs in the snow, at night'],
  ['Snow is falling. A fox runs.', 'in falling snow, a fox runs'],
  ['a fox runs while snow falls', 'a fox runs while it snows'],
  ['A cat looks around and jumps', 'a cat jumps'],
  ['the train stops and the dog jumps', 'the train stands still and the dog jumps'],
  ['A ball rolls. It bounces', 'a ball rolls, it bounces'],
  ['a train station at night, a train drives left', 'a train at night, a train drives left'],
  [
    'a rabbit hides behind a rock. After a moment it comes out.',
    'a rabbit moves to the right behind a rock and comes out again',
  ],
] as const)('%s', (given, becomes) => {
  const { text } = rewritePrompt(given, lexicon, true)
  expect(text).toBe(becomes)
  expect(rewritePrompt(text, lexicon, true).text).toBe(text)
})

test.each([
  ['a car is red and drives to the left', 'a car is red and → a red car'],
  ['two cars, one red and one blue', 'two cars, one red and one blue → a red car and a blue car'],
  ['a car drives right to left', 'right to left → from right to left'],
  ['a fox is about to jump', 'is about to jump → jumps'],
  ['the balloon changes to violet', 'changes to violet → becomes violet'],
] as const)('what is replaced in "%s" is told', (given, change) => {
  const { changes } = rewritePrompt(given, lexicon, true)
  expect(changes.map(({ from, to }) => `${from} → ${to}`)).toContain(change)
})

test('a model without colours, numbers and deeds keeps what it is told of them', () => {
  const plain = lexiconSchema.parse({
    format: 'reelgraph-lexicon',
    characters: [{ words: ['car'], verbs: ['drives'], phrases: [], coloured: false }],
    words: ['a', 'car', 'drives', 'is', 'red', 'blue', 'and', 'it'],
  })
  const rewritten = (text: string): string => rewritePrompt(text, plain, true).text
  expect(rewritten('a car is red. it drives')).toBe('a car is red, it drives')
  expect(rewritten('a red and a blue car')).toBe('a red and a blue car')
})
