import { describe, expect, test } from 'vitest'
import { lexiconSchema } from '../../../nodes/text/lexicon.ts'
import { nearestWord } from '../../../nodes/text/nearest-word.ts'
import { pluralPhrase } from '../../../nodes/text/read-event.ts'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { lexicon } from './picturebook-lexicon.ts'

const cases: [given: string, becomes: string][] = [
  ['two cats jump but a fox spins', 'two cats jump and a fox spins'],
  ['two puppies jump but a lion sleeps', 'two dogs jump and a cat stands still'],
  ['two cats jump but do not spin', 'two cats jump'],
  ['one red and two blue balloons', 'a red balloon and two blue balloons'],
  ['two red and one blue balloon', 'two red balloons and a blue balloon'],
  ['one red and one orange car drive', 'a red car and an orange car drive'],
  ['and a fox runs', 'a fox runs'],
  ['a boy and a fox run', 'a fox runs'],
  ['a snowy mountain with a penguin walking to the right', 'in the snow a penguin walks to the right'],
  ['a snowy mountain with two penguins walking', 'in the snow two penguins walk'],
  [
    'a rainy street at night with a red bus driving left',
    'in a city in the rain at night a red bus drives to the left',
  ],
  ['a mountain with a penguin', 'in the snow with a penguin'],
  ['the camera zooms out as a blue ball bounces', 'the camera zooms out while a ball bounces'],
  ['a dog runs as two big cats jump', 'a dog runs while two cats jump'],
  ['an elegant cat dances', 'a cat dances'],
  ['a trained dog jumps', 'a dog jumps'],
  ['a deserted city at night', 'a city at night'],
  ['an arctic fox runs to the left', 'a fox runs to the left'],
  ['a dog jumps on an island beach at dusk', 'a dog jumps on a beach at dusk'],
  ['in the park dogs run to the left', 'in a meadow dogs run to the left'],
  ['a fish swims in a river in the forest', 'a fish swims in the forest'],
  ['a duck swims on a pond in a park', 'a duck swims on the sea'],
  ['a fox runs by the river', 'a fox runs on the beach'],
  ['a dog runs in a garden in falling snow', 'a dog runs in a meadow in falling snow'],
  ['a fox on a hill in the afternoon', 'a fox in a meadow by day'],
  [
    'on an island, a turtle walks to the left at golden hour',
    'on the beach, a turtle walks to the left at dusk',
  ],
  ['a robot in a space station', 'a robot in space'],
  ['a robot dances in a train station', 'a robot dances'],
  ['a robot dances in a train', 'a robot dances in a train'],
  ['a robot in a train smiles', 'a robot in a train'],
  ['a cat on a car wearing a hat', 'a cat on a car'],
  ['a cat on the left looks at a dog on the right', 'a cat on the left and a dog on the right'],
  ['a dog barks at a cat in the park', 'a dog and a cat in a meadow'],
  ['🦊 starts to jump', 'a fox jumps'],
  ['a girl jumps up and down', ''],
  ['a girl jumps up and down in the park', 'in a meadow'],
  ['a cat and a girl sway from side to side', 'a cat sways from side to side'],
  ['a flying whale in space', 'a whale flies in space'],
  ['a sleeping cat on the grass', 'a cat stands still on the grass'],
  ['a running dog jumps in the park', 'a dog jumps in a meadow'],
  ['there is a sleeping cat on the grass', 'there is a cat on the grass'],
  ['a running horse and a sleeping cat in a meadow', 'a horse runs and a cat stands still in a meadow'],
  ['dancing robot in the city', 'robot dances in the city'],
  ['the camera slowly zooms in on a running horse', 'the camera zooms in on a horse'],
  ['a fox runs in a dark jungle', 'a fox runs in a forest at night'],
  ['a fox runs in a dark jungle by day', 'a fox runs in a forest by day'],
  ['on a sunny morning a dog walks', 'by day a dog walks'],
  ['a fox runs on a snowy hill', 'a fox runs in a meadow in falling snow'],
  ['on a snowy evening a fox jumps in a forest', 'in falling snow at dusk a fox jumps in a forest'],
  ['a bear on a snowy mountain', 'a panda in the snow'],
  ['on a snowy winter day a fox jumps', 'in the snow by day a fox jumps'],
  ['a fox jumps on a winter evening', 'a fox jumps in the snow at dusk'],
  ['a fox runs in the desert night', 'a fox runs in the desert at night'],
  ['a cat sways in the park sunny day', 'a cat sways in a meadow by day'],
  ['a dog jumps on a snowy plain', 'a dog jumps on a snowy plain'],
  ['a duck jumps on a cloudy day', 'a duck jumps by day'],
  ['on a warm summer evening a dog walks', 'at dusk a dog walks'],
  ['a fox runs on a windy hill', 'a fox runs in a meadow'],
  ['a fox runs in a forest under a full moon', 'a fox runs in a forest at night'],
  ['on a dark snowy night a dog jumps', 'in falling snow at night a dog jumps'],
  ['a dog runs into the snowy night', 'a dog runs in falling snow at night'],
  ['a dog jumps on a snowy street corner', 'a dog jumps on a street in falling snow'],
  ['a dog jumps in the rain forest', 'a dog jumps in the rain forest'],
  ['a car drives on a desert road', 'a car drives in the desert'],
  ['a fox runs to the park', 'a fox runs in a meadow'],
  ['a rabbit hops off the road', 'a rabbit hops in a city'],
  ['a yellow bus driving down the road in the rain', 'a yellow bus drives in a city in the rain'],
  ['A red fox and a scarlet car in the park', 'a fox and a red car in a meadow'],
  ['A red fox running through the snow', 'a fox runs in the snow'],
  ['a fox falls down in the jungle', 'a fox falls down in a forest'],
  ['a ufo lands in the middle of the jungle', 'a ufo in a forest'],
  ['a fire engine speeds down main street', 'a fire engine drives in a city'],
  ['a fox runs in a castle at night', 'a fox runs at night'],
  ['the train goes through a dark tunnel', 'the train goes'],
  ['a bee flies from flower to flower in a sunny meadow', 'a bee flies in a sunny meadow'],
  ['a cat sits on a wooden chair near the window', 'a cat stands still'],
  ['snowy castle on the beach', 'on the beach'],
  ['sleeping girl in a meadow', 'in a meadow'],
  ['a ball falls down hard', 'a ball falls down'],
  ['from left to right a car drives in the city', 'from left to right a car drives in the city'],
  ['a forest with no snow', 'a forest'],
  ['a dog without a collar runs', 'a dog runs'],
  ['there is no snow in the forest', 'in the forest'],
  ['a fox is not moving', 'a fox does not move'],
  ['a fox is not running', 'a fox does not move'],
  ['a painting of a fox in the forest', 'a fox in the forest'],
  [
    'Cinematic shot of a lone robot walking through the desert at dusk, 4k',
    'a robot walks in the desert at dusk',
  ],
  ['close up of a bee on a flower', 'the camera zooms in, a bee'],
  ['a lion runs through the savanna', 'a cat runs in a meadow'],
  ['wolves run to the left', 'dogs run to the left'],
  ['two lions jump', 'two cats jump'],
  ['two puppies jump', 'two dogs jump'],
  ["a puppy's red ball rolls", 'a ball rolls'],
  ["a robot doesn't move", 'a robot does not move'],
  ['a dog and a cat running on the beach', 'a dog and a cat run on the beach'],
  ['a fox and a puppy are dancing', 'a fox and a dog dance'],
  ['a cat walks as it rains', 'a cat walks while it rains'],
  ["it's snowing, a fox runs", 'in falling snow, a fox runs'],
  ['while it is night a fox jumps', 'at night a fox jumps'],
  ['there is a fox in the forest and it is snowing', 'there is a fox in the forest in falling snow'],
  ['a yellow bus drives through town. The camera follows it.', 'a yellow bus drives in a city'],
  ['a cat walks left, camera follows', 'a cat walks left'],
  ['a cat turns off the lamp', 'a cat'],
  ['the balloon is popped', 'the balloon pops'],
  ['a cat riding a horse', 'a cat and a horse'],
  ['a cat catches mice in the park', 'a cat and rabbits in a meadow'],
  ['a fox smiles and runs to the left', 'a fox runs to the left'],
  ['a dog barks while it runs', 'a dog runs'],
  [
    'A cat walks in from the left, sits down, and looks at the camera',
    'a cat walks to the right, then stands still',
  ],
  ['a car comes from the left', 'a car moves to the right'],
  ['a horse runs from the left to the right', 'a horse runs from left to right'],
  ['a dog runs, the camera tilts down', 'a dog runs'],
  ['the camera orbits around a dinosaur', 'a dinosaur'],
  ['The camera slowly pushes in on a fox', 'the camera zooms in, a fox'],
  ['there is a duck swimming in the pond', 'a duck swims on the sea'],
  ['there are two dogs running', 'two dogs run'],
  ["there's a fox in the forest", 'there is a fox in the forest'],
  ['a dog stands on the beach', 'a dog stands still on the beach'],
  ['a fox never jumps', 'a fox does not move'],
  ['a fox runs, no zoom', 'a fox runs'],
  ['a dog and a cat race on the beach', 'a dog and a cat run on the beach'],
  ['a bus races through the city', 'a bus drives in a city'],
  ['a dog speeds through the city', 'a dog runs in a city'],
  ['a bird soars over the sea', 'a duck flies over the sea'],
  ['a dog runs as it starts to snow', 'a dog runs in falling snow'],
  ['it is raining and a dog runs', 'in the rain, a dog runs'],
  ['a starry night, a ufo flies', 'at night, a ufo flies'],
  ['8-bit pixel art of a fox', 'a fox, in pixel style'],
  ['a horse eats grass', 'a horse'],
  ['shallow depth of field, a bee flies', 'a bee flies'],
  ['🦊 in the 🌧️', 'a fox in the rain'],
  ['a robot waves hello in the city', 'a robot in the city'],
  ['a robot that waves', 'a robot'],
  ['a robot happily waves', 'a robot'],
  ['a robot smiles and waves', 'a robot'],
  ['a whale swims in the waves', 'a whale swims on the sea'],
  ['a whale watches waves', 'a whale on the sea'],
  ['a panda bear walks in the forest', 'a panda walks in the forest'],
  ['A golden retriever puppy playing in the snow', 'a dog in the snow'],
  ['two golden retriever puppies run', 'two dogs run'],
  ['a fire truck and a truck', 'a fire truck and a truck'],
  ['a car turns to the left', 'a car moves to the left'],
  ['a fox turns', 'a fox turns around'],
  ['a black and white dog runs', 'a dog runs'],
  ['a brown and white horse gallops to the left', 'a horse gallops to the left'],
  ['a dog races a cat', 'a dog runs to the right and a cat runs to the right'],
  ['a space ship flies', 'a rocket flies'],
  ['a dog exits to the left', 'a dog moves to the left'],
  ['Once upon a time there was a fox in the forest', 'there is a fox in the forest'],
  ['a fox arrives at a train station', 'a fox'],
  ['the cat runs right after the fox walks left', 'the cat runs right and the fox walks left'],
  ['in the forest dark horses gallop', 'in the forest dark horses gallop'],
  ['a fire-truck drives left', 'a fire truck drives left'],
  ['a rabbit hops under a tree', 'a rabbit hops in a forest'],
  ['🐶 runs left 🌙', 'a dog runs left at night'],
  ['🦊 running in the ❄️', 'a fox runs in the snow'],
  ['a dog rates a car', 'a dog and a car'],
  ["a bird's eye view of a city", 'a city'],
  ['a bird flies to the left', 'a duck flies to the left'],
  ['a hot air balloon rises over the desert', 'a balloon rises in the desert'],
  ['a dog jumps then runs', 'a dog jumps, then runs'],
  ['a duck next to a turtle', 'a duck with a turtle'],
  ['a robot explores an abandoned city at night', 'a robot in a city at night'],
  ['the camera follows a car', 'a car'],
  ['my cat is very happy', 'a cat'],
  ['there is a house', ''],
  ['this is a dog in the park', 'a dog in a meadow'],
  ['two bees fly over the grass', 'two bees fly in a meadow'],
  ['dogs jump', 'dogs jump'],
  ['a 🦊 runs', 'a fox runs'],
  ['a 👨🏽‍🚒 runs and a 🦊 jumps', 'a fox jumps'],
  ['🐕\u200D🦺 runs', 'a dog runs'],
  ['an orange and white cat runs', 'a cat runs'],
  ['a red and blue fish swims', 'a fish swims'],
  ['a red and white bus drives', 'a red bus drives'],
  ['a red and blue car', 'a red car'],
  ['a fox runs on the beach, the sky is blue', 'a fox runs on the beach'],
  ['a robot painted blue walks in the city', 'a robot walks in the city'],
  ['a fox in a green field at an orange sunset', 'a fox in a green field at a sunset'],
  ['a fox runs while a dog and a cat jump', 'a fox runs while a dog and a cat jump'],
  ['❤️ a 🐎\uFE0F gallops', 'a horse gallops'],
  ['a girl jumps happily up and down and a dog runs', 'a dog runs'],
  ['a dog starts to run', 'a dog runs'],
  ['A little girl walks a dog in the park', 'a dog walks in a meadow'],
  ['a man drives a car through the city at night', 'a car drives in a city at night'],
  ['an astronaut riding a horse on the moon', 'a robot and a horse on the moon'],
  ['a man walks to a car', 'a car'],
  ['a boy and a dog walk in the park', 'a dog walks in a meadow'],
  ['a dog and a boy walk in the park', 'a dog walks in a meadow'],
  ['in the park, a girl plays with a dog', 'in a meadow, a dog'],
  ['the sun sets over the ocean while a whale jumps', 'at sunset over the ocean, a whale jumps'],
  ['a robot dances and sings on a stage', 'a robot dances'],
  ['the fox, which is small, runs in the forest', 'the fox runs in the forest'],
  ['a dog on a rock', 'a dog'],
  ['a fox in spring', 'a fox'],
  ['a robot with a big head stands in the street', 'a robot stands still in the street'],
  ['a pixel art fox runs on the beach', 'a fox runs on the beach, in pixel style'],
  ['pencil sketch of a fox in the forest', 'a fox in the forest, in pencil style'],
  ['a fox jumps on the beach, 8-bit', 'a fox jumps on the beach, in pixel style'],
  ['a fox in the style of a pencil drawing', 'a fox, in pencil style'],
  ['an 8-bit car drives at night', 'a car drives at night, in pixel style'],
  ['3D render of a penguin dancing in the snow', 'a penguin dances in the snow, in 3d style'],
  ['a flat illustration of two dogs', 'two dogs, in flat style'],
  ['a hand-drawn cat sways', 'a cat sways, in pencil style'],
  ['a fox with a pencil', 'a fox'],
  ['cartoon of a cat', 'a cat'],
  ['a flat car drives', 'a car drives'],
  ['a balloon explodes over the desert', 'a balloon pops in the desert'],
  ['a balloon is popping', 'a balloon pops'],
  ['three balloons pop', 'three balloons pop'],
  ['a fox pops', 'a fox'],
  ['the car is turning blue', 'the car turns blue'],
  ['two cars turn blue', 'two cars turn blue'],
  ['a red fox turns blue', 'a fox'],
  ['a red bus changes color to green', 'a red bus turns green'],
  ['a blue car turns red in flat style', 'a blue car turns red, in flat style'],
  ['a cat disappears and a puppy shows up', 'a cat disappears and a dog shows up'],
  ['make a 3d animation of a fox', 'a fox, in 3d style'],
  ['this is a black and white sketch of a fox', 'a fox, in pencil style'],
  ['a robot draws a sketch of a fox', 'a robot and a fox'],
  ['a fox with a pencil runs on the beach', 'a fox runs on the beach'],
  ['a rocket shaped like a pencil flies', 'a rocket flies'],
  ['pixel-art fox running', 'fox runs, in pixel style'],
  ['A fox runs. Pixel art.', 'a fox runs, in pixel style'],
  ['Pixel art: a fox runs', 'a fox runs, in pixel style'],
  ['a fox drawn with a pencil', 'a fox, in pencil style'],
  ['a red pixel art car drives', 'a red car drives, in pixel style'],
  ['two pixel art puppies run', 'two dogs run, in pixel style'],
  ['Show me a fox running', 'a fox runs'],
  ['a dog wags its tail', 'a dog'],
  ['a cat chases its ball', 'a cat runs to the right and a ball rolls to the right'],
  ['a fox suddenly jumps', 'a fox jumps'],
  ['a robot dressed as a pirate dances', 'a robot dances'],
  ['two cars change color to blue', 'two cars turn blue'],
  ['the car changes colour from red to blue', 'the car turns blue'],
  ['a car goes from red to green', 'a car turns green'],
  ['a dog appears to be running', 'a dog runs'],
  ['a fox pops up in the forest', 'a fox appears in the forest'],
  ['a fox is showing up', 'a fox appears'],
]

describe('ordinary prompts become sentences of known words', () => {
  test.each(cases)('%s', (given, becomes) => {
    const { text } = rewritePrompt(given, lexicon, true)
    expect(text).toBe(becomes)
    expect(rewritePrompt(text, lexicon, true)).toEqual({ text, changes: [], unknown: [] })
    const words = text.split(/[ ,]+/).filter((word) => word !== '')
    expect(words.filter((word) => !lexicon.words.includes(word))).toEqual([])
  })
})

test('what the model was taught to say is left as it is', () => {
  const { places, times, cameras } = lexicon
  const said = [
    ...[...places, ...times].flatMap(({ phrases }) => phrases.map((phrase) => `a fox runs ${phrase}`)),
    ...cameras.flatMap(({ phrases }) => phrases.map((phrase) => `a fox runs, ${phrase}`)),
    'a fox runs in a dark and snowy forest',
    ...lexicon.styles.flatMap(({ phrases }) =>
      phrases.flatMap((phrase) => [`a fox runs in a forest, ${phrase}`, `${phrase}, two dogs jump`]),
    ),
    ...lexicon.motions.flatMap(({ characters, phrases }) =>
      characters.length > 0
        ? phrases.flatMap((phrase) => [
            `a red balloon ${phrase} in the desert`,
            `two red balloons ${pluralPhrase(phrase, lexicon.words)} in the desert`,
          ])
        : [],
    ),
  ]
  for (const text of said)
    for (const leaveOut of [true, false])
      expect(rewritePrompt(text, lexicon, leaveOut)).toEqual({ text, changes: [], unknown: [] })
})

test('what was left out though it is known, moved or linked is told', () => {
  const told = (text: string) => {
    const { changes, unknown } = rewritePrompt(text, lexicon, true)
    return [changes.map(({ from, to }) => `${from} → ${to}`), unknown]
  }
  expect(told('a running dog jumps with no snow')).toEqual([['running → ', 'with no snow → '], []])
  expect(told('a girl walks a dog')).toEqual([['walks a dog → a dog walks'], ['girl']])
  expect(told('a dog chases a cat in a castle')).toEqual([
    ['chases → runs to the right', 'chases → runs to the right', 'in a → '],
    ['castle'],
  ])
  expect(told('a fox in the deep dark jungle')).toEqual([
    ['in the deep dark jungle → in a forest at night'],
    ['deep'],
  ])
})

test('a style that is asked for in other words is told', () => {
  const { changes } = rewritePrompt('a pencil sketch of a fox', lexicon, true)
  expect(changes).toEqual([{ from: 'a pencil sketch of', to: 'in pencil style' }])
  const { styles: _, ...without } = lexicon
  expect(rewritePrompt('pencil sketch of a fox', { ...without, styles: [] }, false).text).toBe(
    'pencil sketch of a fox',
  )
})

test('with unknown words left in, nothing around them goes', () => {
  for (const text of [
    'a fox runs in a castle at night',
    'a dog without a collar runs',
    'a girl walks a dog',
    'a fox jumps across a fence',
  ])
    expect(rewritePrompt(text, lexicon, false).text).toBe(text)
  expect(rewritePrompt('a fox in a mysterious jungle', lexicon, false).text).toBe('a fox in a forest')
})

test('one slip of spelling is mended, another word is not', () => {
  const near = (word: string) => nearestWord(word, lexicon.words)
  const slips = 'elefant rabitt turtel baloon dinosuar pengiun buterfly'
  expect(slips.split(' ').map(near).join(' ')).toBe(
    'elephant rabbit turtle balloon dinosaur penguin butterfly',
  )
  const own = 'elegant station trained deserted dancer driver stairs starts painting playing planning dessert'
  expect(own.split(' ').map(near).filter(Boolean)).toEqual([])
})

describe('a model that knows weathers, colours and numbers', () => {
  const more = lexiconSchema.parse({
    ...lexicon,
    weathers: [
      { words: ['rain', 'rainy', 'storm'], phrases: ['in the rain', 'in heavy rain'] },
      { words: ['fog', 'foggy'], phrases: ['in the fog'] },
    ],
    colours: ['red', 'yellow', 'blue'],
    characters: lexicon.characters.map((one) => ({ ...one, coloured: !one.words.includes('fox') })),
    numbers: { 2: ['two', 'a pair of'], 3: ['three'] },
    words: [
      ...lexicon.words,
      ...'blue fog heavy pair rain red three two yellow bees cars dogs ducks foxes run walk fly swim drive'.split(
        ' ',
      ),
    ],
    synonyms: { ...lexicon.synonyms, scarlet: 'red', golden: 'yellow' },
  })
  const said: [given: string, becomes: string][] = [
    ['a yellow bus driving down the road in the rain', 'a yellow bus drives in a city in the rain'],
    ['A red fox running through the snow', 'a fox runs in the snow'],
    ['a red fox and a red car', 'a fox and a red car'],
    ['three blue foxes run', 'three foxes run'],
    ['two bees fly over the grass', 'two bees fly in a meadow'],
    ['dogs run in heavy rain', 'dogs run in heavy rain'],
    ['five ducks swim', 'three ducks swim'],
    ['three fish rise at sea', 'three fish rise at sea'],
    ['a pair of fish rise', 'a pair of fish rise'],
    ['two girls and a blue dog jump', 'a blue dog jumps'],
    ['a dog starts to run', 'a dog runs'],
    ['a boy and a dog walk in the park', 'a dog walks in a meadow'],
    ['a cat and a dog walk in the park', 'a cat and a dog walk in a meadow'],
    ['a scarlet butterfly and a golden car', 'a red butterfly and a yellow car'],
    ['a car on a foggy morning', 'a car in the fog by day'],
    ['a 🦊 runs', 'a fox runs'],
    ['a 👨🏽‍🚒 runs and a 🦊 jumps', 'a fox jumps'],
    ['❤️ a 🐎\uFE0F gallops', 'a horse gallops'],
    ['a girl jumps happily up and down and a dog runs', 'a dog runs'],
    ['two 🐕 run', 'two dogs run'],
    ['three red 🐕 run', 'three red dogs run'],
    ['a fox runs through a rainy forest', 'a fox runs in a forest in the rain'],
    ['a fox in a rainy city street', 'a fox in a city in the rain'],
    ['foggy woods', 'woods in the fog'],
    ['rainy day, a fox runs', 'in the rain by day, a fox runs'],
    ['a car on a foggy night', 'a car in the fog at night'],
    ['3 dogs run', 'three dogs run'],
    ['12 bees', 'three bees'],
    ['1 fox jumps', 'a fox jumps'],
    ['3 seconds of a fox running', 'a fox runs'],
    ['both dogs run', 'two dogs run'],
    ['a couple of ducks swimming', 'two ducks swim'],
    ['a pair of red cars driving', 'a pair of red cars drive'],
    ['a flock of yellow bees flies', 'three yellow bees fly'],
    ['the group of two dogs that runs', 'two dogs that run'],
    ['a few foxes', 'three foxes'],
    ['two puppies run', 'two dogs run'],
    ['🦊🦊', 'two foxes'],
    ['🦊🦊🦊🦊 run', 'three foxes run'],
    ['two cars, one red and one blue', 'a red car and a blue car'],
    ['a fox with two dogs runs', 'a fox with two dogs runs'],
    ['a dog and a cat both run', 'a dog and a cat run'],
    ['in 2024 a fox runs', 'a fox runs'],
    ['at 5, foxes run', 'foxes run'],
    ['2 of the dogs run', 'two dogs run'],
    ['two of the dogs run', 'two dogs run'],
    ['both the dogs run', 'two dogs run'],
    ['car number 1 drives', 'car drives'],
    ['two dogs running and swimming', 'two dogs run and swim'],
    ['3 puppies in the park running', 'three dogs in a meadow run'],
    ['two foxes run and a dog jumps', 'two foxes run and a dog jumps'],
    ['3 big hairy old dogs run', 'three dogs run'],
    ['a dozen bees', 'three bees'],
    ['a lot of snow falls', 'snow falls'],
    ['a dog in the park and a cat jump', 'a dog in a meadow and a cat jump'],
  ]
  test.each(said)('%s', (given, becomes) => {
    const { text } = rewritePrompt(given, more, true)
    expect(text).toBe(becomes)
    expect(rewritePrompt(text, more, true)).toEqual({ text, changes: [], unknown: [] })
  })
})
