import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changeCharacter,
  freeCharacterName,
  namedIn,
  nameFault,
  removeCharacter,
} from '../../../app/bodies/storyboard/edit-characters.ts'
import {
  addShot,
  changeShot,
  duplicateShot,
  moveShot,
  placeAt,
  removeShot,
} from '../../../app/bodies/storyboard/edit-shots.ts'
import { layStory, secondsOf, shotAt } from '../../../app/bodies/storyboard/lay-story.ts'
import {
  completeMention,
  matchingCharacters,
  mentionAt,
  mentionParts,
} from '../../../app/bodies/storyboard/mention-parts.ts'
import { numberEvery, rulerMarks } from '../../../app/bodies/storyboard/ruler.ts'
import { charactersOf, type Shot, shotsOf } from '../../../app/bodies/storyboard/shot.ts'
import { replaceMentions } from '../../../nodes/clip/mentions.ts'
import { sameModel, singleModel } from './models.ts'

const shot = (prompt: string, seconds = 1): Shot => ({ prompt, seconds, camera: 'still' })
const three = [shot('one'), shot('two'), shot('three')]
const names = (shots: readonly Shot[]): string[] => shots.map(({ prompt }) => prompt)
const cast = [
  { name: 'horse', description: 'a brown horse' },
  { name: 'Ünal-2', description: 'a red butterfly' },
]

describe('a story in its clip', () => {
  test('is laid out in whole latent frames, and its words are those of the picture', () => {
    const story = layStory([shot('a', 1.25), shot('b', 1.25), shot('c')], sameModel)
    expect(story).toMatchObject({ latents: 14, frames: 28, seconds: 3.5, fps: 8, spacing: 0.25 })
    expect(story.shots.map(({ first, latents }) => [first, first + latents - 1])).toEqual([
      [0, 4],
      [5, 9],
      [10, 13],
    ])
    expect([0, 4, 5, 13, 14].map((latent) => shotAt(story, latent))).toEqual([0, 0, 1, 2, undefined])
  })

  test('comes behind an earlier clip, and counts a first latent of one frame', () => {
    expect(layStory([shot('a')], sameModel, 6).shots[0]).toEqual({ first: 6, latents: 4, seconds: 1 })
    expect(layStory([shot('a', 1)], singleModel)).toMatchObject({ latents: 4, frames: 13 })
    expect(shotAt(layStory([shot('a')], sameModel, 6), 5)).toBeUndefined()
  })

  test('a shot dragged to so many latent frames has just these', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(sameModel, singleModel),
        fc.integer({ min: 1, max: 2000 }),
        (model, latents) => {
          const { spacing } = layStory(three, model)
          const [laid] = layStory([shot('a', secondsOf(latents, { spacing }))], model).shots
          expect(laid!.latents).toBe(latents)
        },
      ),
    )
  })

  test('what is no list of shots is read as far as it goes', () => {
    expect(shotsOf('shots')).toEqual([])
    expect(shotsOf([{ prompt: 'a', seconds: '2', camera: 'spin' }, 7, null, [1]])).toEqual([shot('a')])
    expect(charactersOf([{ name: 'a' }, 'b'])).toEqual([{ name: 'a', description: '' }])
  })
})

describe('shots are edited', () => {
  test('copied, taken away but for the last, added, changed', () => {
    expect(names(duplicateShot(three, 1))).toEqual(['one', 'two', 'two', 'three'])
    expect(names(removeShot(three, 1))).toEqual(['one', 'three'])
    expect(removeShot([three[0]!], 0)).toHaveLength(1)
    expect(removeShot(three, 9)).toBe(three)
    expect(addShot([shot('one', 2.5)]).at(-1)).toEqual(shot('', 2.5))
    expect(changeShot(three, 2, { camera: 'pan-left' })[2]).toEqual({ ...three[2], camera: 'pan-left' })
    const full = Array.from({ length: 200 }, () => shot('x'))
    expect([duplicateShot(full, 0), addShot(full)]).toEqual([full, full])
  })

  test('a move keeps every shot, and the one moved is where it was put', () => {
    const place = fc.integer({ min: -2, max: 8 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), place, place, (count, from, to) => {
        const shots = Array.from({ length: count }, (_, i) => shot(String(i)))
        const moved = moveShot(shots, from, to)
        expect(names(moved).sort()).toEqual(names(shots))
        if (from in shots) expect(moved[Math.min(count - 1, Math.max(0, to))]).toBe(shots[from])
        else expect(moved).toBe(shots)
      }),
    )
  })

  test('a row dragged takes the place between the middles of the others', () => {
    const middles = [64, 192, 320]
    expect([10, 100, 250, 400].map((height) => placeAt(middles, 0, height))).toEqual([0, 0, 1, 2])
    expect([10, 100, 250, 400].map((height) => placeAt(middles, 2, height))).toEqual([0, 1, 2, 2])
  })
})

describe('characters in prompts', () => {
  test('a prompt is cut into words, names, and names that nobody has', () => {
    expect(mentionParts('@HORSE and @ünal-2, @who?', cast)).toEqual([
      { text: '@HORSE', is: 'name' },
      { text: ' and ', is: 'words' },
      { text: '@ünal-2', is: 'name' },
      { text: ', ', is: 'words' },
      { text: '@who', is: 'unknown' },
      { text: '?', is: 'words' },
    ])
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('@', 'h', 'ü', ' ', '\n', '-', '😀') }), (text) => {
        expect(
          mentionParts(text, cast)
            .map(({ text }) => text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  test.each([
    ['see @ho', 7, { at: 4, typed: 'ho', end: 7 }],
    ['see @horse run', 7, { at: 4, typed: 'ho', end: 10 }],
    ['@', 1, { at: 0, typed: '', end: 1 }],
    ['see @horse run', 12, undefined],
    ['mail a@b', 8, undefined],
    ['see horse', 9, undefined],
  ])('%j at %i', (prompt, caret, found) => {
    expect(mentionAt(prompt, caret)).toEqual(found)
  })

  test('a name is completed with one gap behind it', () => {
    expect(completeMention('see @ho', { at: 4, typed: 'ho', end: 7 }, 'horse')).toEqual({
      prompt: 'see @horse ',
      caret: 11,
    })
    expect(completeMention('see @ho, run', { at: 4, typed: 'ho', end: 7 }, 'horse').prompt).toBe(
      'see @horse, run',
    )
    expect(matchingCharacters('', cast)).toEqual(cast)
    expect(matchingCharacters('butter', cast)).toEqual([cast[1]])
  })

  test('renamed, they are renamed everywhere; taken away, their words stay', () => {
    const shots = [shot('@Horse sees @ünal-2 and @horsefly'), shot('no one')]
    const all = { characters: cast, shots, everyShot: 'with @horse' }
    const renamed = changeCharacter(all, 0, { name: 'mare', description: 'a grey mare' })
    expect(names(renamed.shots)).toEqual(['@mare sees @ünal-2 and @horsefly', 'no one'])
    expect(renamed.everyShot).toBe('with @mare')
    const gone = removeCharacter(all, 0)
    expect(gone.characters).toEqual([cast[1]])
    expect(names(gone.shots)[0]).toBe('a brown horse sees @ünal-2 and @horsefly')
    for (const [at, { prompt }] of shots.entries())
      expect(replaceMentions(gone.shots[at]!.prompt, gone.characters)).toBe(replaceMentions(prompt, cast))
    expect(namedIn(shots, 'HORSE')).toBe(1)
  })

  test('a name that cannot be says why', () => {
    expect(nameFault('', cast)).toBe('A character needs a name.')
    expect(nameFault('two words', cast)).toMatch(/without spaces/)
    expect(nameFault('HORSE', cast)).toBe('There is a @HORSE already.')
    expect(nameFault('HORSE', cast, 0)).toBeUndefined()
    expect(nameFault('x'.repeat(41), cast)).toMatch(/at most 40/)
    expect(freeCharacterName([...cast, { name: 'character', description: '' }])).toBe('character-2')
  })
})

describe('the ruler', () => {
  test('marks half seconds where there is room, and fewer where there is not', () => {
    expect(rulerMarks(3.5, 896, 100).map(({ seconds }) => seconds)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3])
    expect(rulerMarks(60, 896, 100).map(({ seconds }) => seconds)).toEqual([0, 10, 20, 30, 40, 50])
    expect(rulerMarks(0, 896, 100)).toEqual([])
  })

  test('numbers cells as far as the numbers fit', () => {
    expect(numberEvery(14, 896, 20)).toBe(1)
    expect(numberEvery(240, 896, 24)).toBe(10)
  })
})
