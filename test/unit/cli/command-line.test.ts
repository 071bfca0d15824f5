import { describe, expect, test } from 'vitest'
import { parseAssignment, readValue } from '../../../engine/cli/assignment.ts'
import { clockTime, shortSeconds } from '../../../engine/cli/duration.ts'
import { plainText } from '../../../engine/cli/plain-text.ts'
import { problemLines } from '../../../engine/cli/problem-lines.ts'
import { progressLine } from '../../../engine/cli/progress-line.ts'
import { parseSize } from '../../../engine/cli/size.ts'
import { table } from '../../../engine/cli/table.ts'
import { showsPictures, terminalPicture } from '../../../engine/cli/terminal-picture.ts'

describe('what is typed on a command line', () => {
  test('a size is width x height', () => {
    expect(parseSize('96x64')).toEqual({ width: 96, height: 64 })
    expect(parseSize('96×64')).toEqual({ width: 96, height: 64 })
    for (const wrong of ['96', 'x64', '96x', '96x64x3', '-96x64', '']) {
      expect(() => parseSize(wrong)).toThrow(expect.objectContaining({ code: 'size.malformed' }))
    }
  })

  test('an assignment splits at the first equals sign', () => {
    expect(parseAssignment('prompt=a = b')).toEqual({ name: 'prompt', value: 'a = b' })
    expect(() => parseAssignment('prompt')).toThrow(expect.objectContaining({ code: 'set.malformed' }))
    expect(() => parseAssignment('=x')).toThrow(expect.objectContaining({ code: 'set.malformed' }))
  })

  test('a value is JSON unless the param takes text', () => {
    expect(readValue('12', false)).toBe(12)
    expect(readValue('12', true)).toBe('12')
    expect(readValue('[1,2]', false)).toEqual([1, 2])
    expect(readValue('fox', false)).toBe('fox')
  })
})

describe('what a terminal shows', () => {
  test('times read like a clock', () => {
    expect([0, 7, 62, 3750].map(clockTime)).toEqual(['0:00', '0:07', '1:02', '1:02:30'])
    expect([400, 9_940, 12_400].map(shortSeconds)).toEqual(['0.4 s', '9.9 s', '12 s'])
  })

  test('a progress line fits its width and fills in proportion', () => {
    const line = progressLine({ label: 'DiT Sampler', done: 6, total: 24, secondsLeft: 9 }, 79)
    expect(line.length).toBeLessThanOrEqual(79)
    expect(line).toContain('DiT Sampler 6 / 24 · about 0:09 left')
    const [filled, empty] = ['█', '░'].map((mark) => line.split(mark).length - 1)
    expect(filled! / (filled! + empty!)).toBeCloseTo(0.25, 1)
    expect(progressLine({ label: 'DiT Sampler', done: 6, total: 24 }, 18).length).toBeLessThanOrEqual(18)
  })

  test('what comes from files cannot command the terminal', () => {
    const message = 'a\x1b]0;owned\x07b\x9b2J\nc'
    expect(plainText(message)).toBe('a\ufffd]0;owned\ufffdb\ufffd2J\nc')
    const [line] = problemLines([{ code: 'c', severity: 'error', node: 'n\x1b[2J', message }])
    expect(line).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  test('a picture has two pixels a cell', () => {
    const rgb = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9])
    const lines = terminalPicture(rgb, 2, 2, 2)
    expect(lines).toEqual(['\x1b[38;2;255;0;0m\x1b[48;2;0;0;255m▀\x1b[38;2;0;255;0m\x1b[48;2;9;9;9m▀\x1b[0m'])
  })

  test('pictures need a terminal that says it shows 24-bit colour', () => {
    expect(showsPictures({ isTTY: true }, { COLORTERM: 'truecolor' })).toBe(true)
    expect(showsPictures({ isTTY: true }, {})).toBe(false)
    expect(showsPictures({ isTTY: true }, { COLORTERM: 'truecolor', NO_COLOR: '1' })).toBe(false)
    expect(showsPictures({}, { COLORTERM: 'truecolor' })).toBe(false)
  })

  test('tables align their columns and have no trailing space', () => {
    expect(
      table([
        ['a', 'bb'],
        ['ccc', 'd'],
      ]),
    ).toBe('a    bb\nccc  d')
  })
})
