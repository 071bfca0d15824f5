import { describe, expect, test } from 'vitest'
import { rewritePrompt } from '../../../nodes/text/rewrite-prompt.ts'
import { lexicon } from './picturebook-lexicon.ts'

/** What is said not to be, and what is left then; what went is told. */
const cases: [given: string, becomes: string, gone?: string][] = [
  ['a fox runs, the camera does not zoom in', 'a fox runs', 'the camera does not zoom in'],
  ['the camera does not zoom in, a fox runs', 'a fox runs', 'the camera does not zoom in'],
  ['the camera does not zoom in', '', 'the camera does not zoom in'],
  ["a fox runs, don't zoom in", 'a fox runs', 'do not zoom in'],
  ['a fox runs, without zooming in, at night', 'a fox runs, at night', 'without zooming in'],
  ['a fox runs, never zooming in', 'a fox runs', 'not zooming in'],
  ['a fox runs without a close-up', 'a fox runs', 'without a close-up'],
  ['a fox runs without moving the camera', 'a fox runs', 'without moving the camera'],
  ['a fox runs, no camera zoom', 'a fox runs', 'no camera zoom'],
  ['a fox runs while the camera never pans', 'a fox runs', 'while the camera does not pan'],
  ['the camera is not panning, a fox runs', 'a fox runs', 'the camera is not panning'],
  ['the camera does not zoom or pan, a fox runs', 'a fox runs', 'the camera does not zoom or pan'],
  ["the camera doesn't zoom in on a fox", 'a fox', 'the camera does not zoom in on'],
  ["the camera doesn't zoom in on it. A fox runs", 'a fox runs', 'the camera does not zoom in on it'],
  [
    "the camera doesn't pan to the left, it zooms in",
    'the camera zooms in',
    'the camera does not pan to the left, it',
  ],
  ['the camera does not zoom in but pans left', 'the camera pans left', 'the camera does not zoom in but'],
  ['a dog runs. The camera does not move.', 'a dog runs, the camera does not move'],
  ["a fox runs, the camera isn't moving", 'a fox runs, the camera does not move'],
  ["a fox isn't running in a forest", 'a fox does not move in a forest'],
  ['the camera does not move in the forest', 'the camera does not move in the forest'],
  ["a dog can't jump", 'a dog does not move'],
  ['a dog cannot jump', 'a dog does not move'],
  ["a dog won't jump", 'a dog does not move'],
  ["two dogs can't jump", 'two dogs do not move'],
  ['a dog refuses to jump', 'a dog does not move'],
  ['a red car that never turns blue', 'a red car', 'that does not turn blue'],
  ['a dog never runs to the left', 'a dog does not move'],
  ['a dog no longer runs', 'a dog does not move'],
  ['a fox runs, never jumping', 'a fox runs', 'not jumping'],
  ['a dog neither jumps nor spins', 'a dog does not move', 'or spin'],
  ['a dog does not jump or spin around', 'a dog does not move', 'or spin around'],
  ['a dog does not jump and spin', 'a dog does not move', 'and spin'],
  ['two dogs do not jump or run to the left', 'two dogs do not move', 'or run to the left'],
  ['a dog does not jump and a cat spins', 'a dog does not move and a cat spins'],
  ['a dog does not jump and spins', 'a dog spins', 'does not jump'],
  ['neither the dog nor the cat jumps', 'the dog and the cat do not move'],
  ["a cat doesn't bite a cookie", 'a cat', 'does not bite a cookie'],
  ['a dog never pushes a crate to the left', 'a dog', 'does not push a crate to the left'],
  ["a robot doesn't turn on a lamp", 'a robot', 'does not turn on a lamp'],
  ['a dog jumps and does not push the crate', 'a dog jumps', 'and does not push the crate'],
  ['a cookie is not eaten by a rabbit', 'a rabbit', 'is not'],
  ['a dog jumps and does not spin around', 'a dog jumps', 'and does not spin around'],
  ['a dog does not jump, then runs to the right', 'a dog runs to the right', 'does not jump'],
  ['a dog that does not jump runs to the right', 'a dog runs to the right', 'that does not jump'],
  ['a rabbit does not go up, it falls', 'a rabbit falls', 'does not go up'],
  ['a fox does not stand still', 'a fox', 'does not stand still'],
  ['a balloon does not pop in the snow', 'a balloon does not move in the snow'],
  ["a dog doesn't bark", 'a dog', 'does not'],
  ["the dog doesn't want to jump", 'the dog does not move'],
  ["a cat doesn't like to run, it sits", 'a cat stands still', 'does not run'],
  ['a dog does not wanna jump', 'a dog', 'jump'],
  ["two dogs don't jump, spin or run", 'two dogs do not move', ', spin or run'],
  ["a dog can't jump, spin or run", 'a dog does not move', ', spin or run'],
  ['two dogs do not jump but spin', 'two dogs spin', 'do not jump'],
  ['a dog does not push a crate or run left', 'a dog', 'or run left'],
  ['a fox runs and the camera does not follow it', 'a fox runs', 'and the camera does not follow it'],
  ['a fox runs, the camera does not follow the fox', 'a fox runs', 'the camera does not follow the fox'],
  ['the camera does not zoom in on the fox', 'the fox', 'the camera does not zoom in on'],
  ['the camera does not stop panning left, a fox jumps', 'the camera is panning left, a fox jumps'],
  ['a dog stops running', 'a dog stands still'],
  ['a dog stopped running to the left', 'a dog stands still'],
  ['two dogs stop jumping', 'two dogs stand still'],
  ['a dog runs, then stops running', 'a dog runs, then stands still'],
  ['a dog never stops running', 'a dog runs'],
  ['a dog stops pushing a crate', 'a dog stands still', 'pushing a crate'],
  ['the rain stops and a dog runs', 'a dog runs', 'the rain stops'],
]

describe('what is said not to be never comes to be', () => {
  test.each(cases)('%s', (given, becomes, gone) => {
    const { text, changes } = rewritePrompt(given, lexicon, true)
    expect(text).toBe(becomes)
    expect(rewritePrompt(text, lexicon, true).text).toBe(text)
    if (gone !== undefined) expect(changes).toContainEqual({ from: gone, to: '' })
  })
})

test('no denial of a move of the camera leaves that move, in words that are known or not', () => {
  const denials = ['does not', 'never', "doesn't", 'will not', 'is not', 'cannot', 'must not', 'avoids']
  const moves = [
    'zoom in',
    'zooming out',
    'pan left',
    'panning to the right',
    'dolly in',
    'move closer',
    'pull back',
  ]
  for (const denial of denials)
    for (const move of moves)
      for (const leaveOut of [true, false]) {
        const { text } = rewritePrompt(`a fox runs, the camera ${denial} ${move}`, lexicon, leaveOut)
        expect(text, `${denial} ${move}`).toBe('a fox runs')
      }
})

test('a denial with a long tail of links is read in time', () => {
  const { text } = rewritePrompt(
    `a fox runs, the camera does not zoom${' and,'.repeat(200)} a dog`,
    lexicon,
    true,
  )
  expect(text).not.toContain('zoom')
})
