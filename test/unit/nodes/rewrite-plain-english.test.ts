import { describe, expect, test } from 'vitest'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { lexicon } from './picturebook-lexicon.ts'

const cases: [given: string, becomes: string][] = [
  ['panda, walking right, jungle', 'panda, walks to the right, in a forest'],
  ['Two cats are on the beach. They jump.', 'two cats are on the beach and jump'],
  ['There are three bees. They fly left.', 'there are three bees and fly left'],
  ['A rabbit hops right. He stops.', 'a rabbit hops right, it stands still'],
  ['robots marching', 'robots walk'],
  ['an army of dogs runs', 'three dogs run'],
  ['dozens of butterflies', 'three butterflies'],
  ['a dog runs toward the right', 'a dog runs towards the right'],
  ['zoom slowly into the penguin', 'the camera zooms in, the penguin'],
  ['the camera zooms into a fox', 'the camera zooms in on a fox'],
  ['the camera moves toward the fox', 'the camera zooms in on the fox'],
  ['zoom on a dog', 'the camera zooms in, a dog'],
  ['the camera rotates around a rocket', 'a rocket'],
  ['Is the dog running?', 'the dog runs'],
  ['Are the cats dancing?', 'the cats dance'],
  ['Does the fox jump?', 'the fox jumps'],
  ['What does a dinosaur look like when it spins?', 'a dinosaur spins'],
  ['a dog runs when it snows', 'a dog runs while it snows'],
  ['the camera slowly zooms in as a fox jumps', 'the camera zooms in while a fox jumps'],
  ['a fox went for a walk in the woods', 'a fox walks in the woods'],
  ['a duck goes for a swim', 'a duck swims'],
  ['a cat goes to sleep', 'a cat stands still'],
  ['One day a fox jumps', 'a fox jumps'],
  ['one night, a fox jumps', 'at night, a fox jumps'],
  ['It is a sunny day. Three ducks swim.', 'on a sunny day, three ducks swim'],
  ['It was a dark night. A robot walked in the city.', 'on a dark night, a robot walks in the city'],
  ['A fox runs. It rains.', 'a fox runs while it rains'],
  ['a dog turns right', 'a dog moves to the right'],
  ['the car turns left and disappears', 'the car moves to the left and then disappears'],
  ['a cat turns the lamp off', 'a cat'],
  ['a robot fades out', 'a robot disappears'],
  ['a ufo appears out of nowhere', 'a ufo appears'],
  ['a horse facing right', 'a horse'],
  ['a plane flies over the mountains heading west', 'a rocket flies over the mountains'],
  ['a penguin walks from the left side to the right side', 'a penguin walks from left to right'],
  ['static shot of a duck', 'static camera, a duck'],
  ['flat vector illustration of a bus', 'a bus, in flat style'],
  ['slow push-in on a robot in the desert', 'the camera zooms in, a robot in the desert'],
  ['zoom out from a balloon', 'the camera zooms out, a balloon'],
  ['as a flat drawing, a fox jumps', 'as a flat drawing, a fox jumps'],
  ['a fox as a 3d cartoon', 'a fox, in 3d style'],
  ['a dog runs while panning left', 'a dog runs while panning left'],
  ['two dogs running left', 'two dogs run to the left'],
]

cases.push(
  ['A dog jumps. He is happy. He runs to the left', 'a dog jumps, it runs to the left'],
  ["A fox runs. It's fast", 'a fox runs'],
  ['The camera follows the dog as it runs', 'the dog runs'],
  ['A dog runs and the camera follows it to the left', 'a dog runs'],
  ['A fox jumps and the camera follows it closely at night', 'a fox jumps at night'],
  ['The camera shakes and a dinosaur walks to the left', 'a dinosaur walks to the left'],
  ['The camera tilts up while a rocket takes off', 'a rocket takes off'],
  ['There is a fox and a dog walking in the forest', 'a fox and a dog walk in the forest'],
  ['A dog sits still', 'a dog stands still'],
  ['A dog stands perfectly still', 'a dog stands still'],
  ['A cat stands up and jumps', 'a cat jumps'],
  ['A fox and a rabbit go for a walk in the forest', 'a fox and a rabbit walk in the forest'],
  ['The dog is going for a swim in the lake', 'the dog swims on the sea'],
  ['A penguin waddles in from the left', 'a penguin walks to the right'],
  ['A train enters the scene from the right', 'a train moves to the left'],
  ['The camera spins around and a rabbit jumps', 'a rabbit jumps'],
  ['A dark and stormy night, a dog runs', 'in the rain at night, a dog runs'],
  ['On a rainy autumn night in the city a cat walks', 'in the rain at night in the city a cat walks'],
  ['A car zooms into the city', 'a car drives in a city'],
  ['A spaceship zooms towards the moon', 'a rocket flies towards the moon'],
  ['It is a sunny day and a dog runs', 'on a sunny day, a dog runs'],
  ['A fox and a rabbit jump. They are in a forest', 'a fox and a rabbit jump in a forest'],
  ['A robot and a bee march to the left', 'a robot and a bee walk to the left'],
  ['The horse never leaves the meadow', 'the horse in a meadow'],
  ['A dog runs to the right in a static shot', 'a dog runs to the right, static camera'],
  ['A fox runs to the right with no camera movement', 'a fox runs to the right, static camera'],
  ['A fixed shot of two foxes in the snow, pixel art', 'static camera, two foxes in the snow, pixel art'],
  ['A panda dances, no zooming out', 'a panda dances'],
  ['A cat with depth of field in a city at night', 'a cat in a city at night'],
  ['a dog jumps, the camera zooms in', 'a dog jumps, the camera zooms in'],
  ['the camera pans left and a dog jumps', 'the camera pans left and a dog jumps'],
  ['a fox runs, the camera stands still', 'a fox runs, the camera stands still'],
  ["it isn't raining, a dog runs", 'a dog runs'],
  ['a car heading left', 'a car goes to the left'],
  ['a dog turning left', 'a dog moves to the left'],
  ['a dog runs from the left side of the beach', 'a dog runs from the left side of the beach'],
)

describe('rewritePrompt, of what people type', () => {
  test('says what it changed, and leaves nothing out where that is not asked', () => {
    const { changes } = rewritePrompt('One night a car turns left, shallow depth of field', lexicon, true)
    expect(changes).toEqual([
      { from: 'shallow depth of field', to: '' },
      { from: 'one night', to: 'at night' },
      { from: 'turns', to: 'moves to the' },
    ])
    expect(rewritePrompt('a fox jumps, depth of field', lexicon, false).text).toBe(
      'a fox jumps, depth of field',
    )
  })

  test.each(cases)('%s', (given, becomes) => {
    const { text } = rewritePrompt(given, lexicon, true)
    expect(text).toBe(becomes)
    expect(rewritePrompt(text, lexicon, true)).toEqual({ text, changes: [], unknown: [] })
  })
})
