import { expect, test } from 'vitest'
import { stripCells } from '../../../app/preview/strip-cells.ts'
import { stepAt } from '../../../app/preview/strip-drag.ts'

test('a few steps have a cell each', () => {
  expect(stripCells(5, 3)).toEqual([1, 2, 3, 4, 5])
  expect(stripCells(1, 1)).toEqual([1])
  expect(stripCells(40, 40)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
})

test('of many steps some have a cell, from the first to the last, and the one that is looked at always has', () => {
  for (const of of [41, 60, 79, 216, 301, 1440])
    for (let shown = 1; shown <= of; shown++) {
      const cells = stripCells(of, shown)
      expect(cells.length).toBe(40)
      expect(cells).toContain(shown)
      expect(cells.every((step, at) => at === 0 || step > cells[at - 1]!)).toBe(true)
      if (shown > of / 10) expect(cells[0]).toBe(1)
      if (shown < of * 0.9) expect(cells.at(-1)).toBe(of)
    }
})

test('a drag reaches every step from wherever it began, in order, and jumps nowhere', () => {
  const of = 301
  for (const drag of [
    { at: 0.4, step: 1 },
    { at: 0.1, step: 31 },
    { at: 1, step: 301 },
    { at: 0, step: 1 },
    { at: 0.7, step: 190 },
  ]) {
    expect(stepAt(drag, drag.at, of)).toBe(drag.step)
    expect(stepAt(drag, 1, of)).toBe(of)
    expect(stepAt(drag, -3, of)).toBe(1)
    const steps = Array.from({ length: 4001 }, (_, i) => stepAt(drag, i / 4000, of))
    expect(steps.every((step, at) => at === 0 || step >= steps[at - 1]!)).toBe(true)
    if (drag.step > 1) expect(new Set(steps).size).toBe(of)
  }
})
