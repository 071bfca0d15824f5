import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBytes } from '../../../app/fields/format-bytes.ts'
import { formatNumber } from '../../../app/fields/format-number.ts'
import { optionLabel } from '../../../app/fields/option-label.ts'
import { readNumber } from '../../../app/fields/read-number.ts'
import { stepNumber } from '../../../app/fields/step-number.ts'

describe('a number that is typed', () => {
  it.each([
    ['5', 5],
    [' 1,5 ', 1.5],
    ['-0.25', -0.25],
    ['−3', -3],
    ['.5', 0.5],
    ['1e3', 1000],
    ['64*2', 128],
    ['1+2*3', 7],
    ['(1+2)*3', 9],
    ['10-4-3', 3],
    ['8/2/2', 2],
    ['-(2+3)', -5],
    ['2*-3', -6],
    ['9007199254740991', 9007199254740991],
    ['5.', 5],
    ['0,125', 0.125],
    ['12,5', 12.5],
  ])('%s is %d', (text, value) => expect(readNumber(text)).toBe(value))

  it.each([
    '',
    'fox',
    '1 2',
    '1+',
    '(1',
    '1)',
    '*2',
    '1/0',
    '1..2',
    '--',
    '0x10',
    'NaN',
    'Infinity',
    '1e999',
    // A thousand to some, one to others.
    '1,000',
    '2*1,500',
  ])('"%s" is none', (text) => expect(readNumber(text)).toBeUndefined())

  it.each([
    ['1,000', 1000],
    ['-12,345,678', -12345678],
    ['2*1,024', 2048],
    ['1,5', 1.5],
  ])('%s is %d where whole numbers are asked for', (text, value) =>
    expect(readNumber(text, undefined, true)).toBe(value),
  )

  it('may have its unit behind it', () => {
    expect(readNumber('64 px', 'px')).toBe(64)
    expect(readNumber('2.25s', 's')).toBe(2.25)
    expect(readNumber('64 s', 'px')).toBeUndefined()
  })

  it('is read back as it is shown, whatever the step', () => {
    const steps = fc.constantFrom(1, 0.1, 0.25, 0.05, 0.001, 16)
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), steps, (value, step) => {
        expect(readNumber(formatNumber(value, step, false))).toBe(value === 0 ? 0 : value)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = readNumber(text, 's')
        expect(value === undefined || Number.isFinite(value)).toBe(true)
      }),
    )
  })
})

describe('a number that is shown', () => {
  it.each([
    [5, 0.1, '5.0'],
    [0.7, 0.05, '0.70'],
    [0.123, 0.1, '0.123'],
    [3, 1, '3'],
    [1e-7, 0.1, '1e-7'],
  ])('%d in steps of %d is %s', (value, step, text) => expect(formatNumber(value, step, false)).toBe(text))

  it('has no point where it is whole', () => expect(formatNumber(20, 1, true)).toBe('20'))
})

describe('steps', () => {
  const range = { whole: false, min: 0, max: 1, step: 0.1 }
  it('leave no dust and stay within bounds', () => {
    expect(stepNumber(0.2, 1, range)).toBe(0.3)
    expect(stepNumber(0.7, 1, range)).toBe(0.8)
    expect(stepNumber(0.95, 1, range)).toBe(1)
    expect(stepNumber(0.05, -1, range)).toBe(0)
    expect(stepNumber(0.5, 0.1, range)).toBe(0.51)
  })
  it('of whole numbers are whole', () => {
    expect(stepNumber(64, 10, { whole: true, step: 16, max: 8192 })).toBe(224)
  })
})

describe('words', () => {
  it('of choices are readable', () => {
    expect(['euler', 'one-after-another', 'dpmpp-2m', 'mp4-h264', 'cfg-zero', ''].map(optionLabel)).toEqual([
      'Euler',
      'One after another',
      'DPM++ 2M',
      'MP4 · H.264',
      'CFG-Zero*',
      'Empty',
    ])
  })
  it('of sizes are short', () => {
    expect([640, 12_345, 3_400_000, 999_600, 2.2e12].map(formatBytes)).toEqual([
      '640 B',
      '12 kB',
      '3.4 MB',
      '1.0 MB',
      '2.2 TB',
    ])
  })
})
