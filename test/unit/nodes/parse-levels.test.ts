import { expect, test } from 'vitest'
import { parseLevels } from '../../../nodes/sampling/parse-levels.ts'

test.each([
  ['1, 0.7, 0.3, 0', [1, 0.7, 0.3, 0]],
  ['1 0.5', [1, 0.5, 0]],
  ['0.9;0.1;', [0.9, 0.1, 0]],
])('reads %s', (text, levels) => {
  expect(Array.from(parseLevels(text) as Float64Array)).toEqual(levels)
})

test.each([
  ['', 'empty'],
  ['1, x, 0', '"x" is not a level'],
  ['1, NaN, 0', '"NaN" is not a level'],
  ['1.2, 0', '"1.2" is not a level'],
  ['-1', '"-1" is not a level'],
  ['0.2, 0.5', '0.5 does not fall below 0.2'],
  ['0', 'not a schedule'],
])('refuses %s in words', (text, says) => {
  expect(parseLevels(text)).toContain(says)
})
