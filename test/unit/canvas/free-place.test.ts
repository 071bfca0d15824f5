import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freePlace } from '../../../app/canvas/geometry/free-place.ts'

const size = { w: 200, h: 120 }

test('a place where nothing is stays as it was wanted', () => {
  expect(freePlace({ x: 13, y: 7 }, size, [])).toEqual({ x: 13, y: 7 })
  expect(freePlace({ x: 0, y: 0 }, size, [{ x: 240, y: 0, w: 100, h: 100 }])).toEqual({ x: 0, y: 0 })
})

test('a place on a node goes to the nearest side of it', () => {
  const node = { x: 0, y: 0, w: 200, h: 300 }
  expect(freePlace({ x: 4, y: 260 }, size, [node])).toEqual({ x: 4, y: 316 })
  expect(freePlace({ x: 180, y: 100 }, size, [node])).toEqual({ x: 216, y: 100 })
  expect(freePlace({ x: 0, y: -100 }, size, [node])).toEqual({ x: 0, y: -136 })
})

test('a gap that is too narrow is passed by', () => {
  const row = [0, 300, 600].map((x) => ({ x, y: 0, w: 200, h: 100 }))
  const { x, y } = freePlace({ x: 300, y: 0 }, { w: 200, h: 400 }, row)
  expect({ x, y }).toEqual({ x: 300, y: 116 })
})

test('nodes that are added one after the other at one point never lie on each other', () => {
  const taken: { x: number; y: number; w: number; h: number }[] = []
  for (let at = 0; at < 30; at++) taken.push({ ...freePlace({ x: 0, y: 0 }, size, taken), ...size })
  for (const [at, a] of taken.entries()) for (const b of taken.slice(at + 1)) expect(apart(a, b)).toBe(true)
  // They stand round the point: thirty of them fill about six columns and rows.
  expect(Math.max(...taken.map(({ x, y }) => Math.hypot(x, y)))).toBeLessThan(900)
})

test('whatever is there, the place is free', () => {
  const some = fc.integer({ min: -600, max: 600 })
  const box = fc.record({
    x: some,
    y: some,
    w: fc.integer({ min: 40, max: 400 }),
    h: fc.double({ min: 36, max: 500, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(box, { maxLength: 40 }), fc.record({ x: some, y: some }), (taken, wanted) => {
      const place = { ...freePlace(wanted, size, taken), ...size }
      for (const other of taken) expect(apart(place, other)).toBe(true)
      const free = taken.every((other) => apart({ ...wanted, ...size }, other, 20))
      if (free) expect(place).toMatchObject(wanted)
    }),
  )
})

test('among two thousand nodes it is found', () => {
  const taken = Array.from({ length: 2000 }, (_, at) => ({
    x: (at % 50) * 216,
    y: Math.floor(at / 50) * 116,
    w: 200,
    h: 100,
  }))
  const { x, y } = freePlace({ x: 5400, y: 2300 }, size, taken)
  expect(taken.every((other) => apart({ x, y, ...size }, other))).toBe(true)
})

interface Rect {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Whether two boxes have at least so much between them. */
function apart(a: Rect, b: Rect, gap = 12): boolean {
  return a.x + a.w + gap <= b.x || b.x + b.w + gap <= a.x || a.y + a.h + gap <= b.y || b.y + b.h + gap <= a.y
}
