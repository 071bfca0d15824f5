import { expect, test } from 'vitest'
import { fitBox } from '../../../app/canvas/geometry/fit-box.ts'
import { freeRoom } from '../../../app/canvas/geometry/free-room.ts'
import { nodeReach } from '../../../app/canvas/geometry/node-reach.ts'

const canvas = { x: 72, y: 48, w: 1000, h: 700 }
const limits = { min: 0.1, max: 1, margin: 32 }

test('the room is the whole canvas where panels stand beside it', () => {
  const inspector = { x: 1072, y: 48, w: 288, h: 700 }
  expect(freeRoom(canvas, [inspector])).toEqual(canvas)
  expect(freeRoom(canvas, [])).toEqual(canvas)
})

test('the room ends where a panel begins to lie over the canvas, on each side', () => {
  expect(freeRoom(canvas, [{ x: 784, y: 48, w: 288, h: 700 }])).toEqual({ ...canvas, w: 712 })
  expect(freeRoom(canvas, [{ x: 0, y: 48, w: 372, h: 700 }])).toEqual({ ...canvas, x: 372, w: 700 })
  expect(freeRoom(canvas, [{ x: 72, y: 548, w: 1000, h: 300 }])).toEqual({ ...canvas, h: 500 })
  const both = [
    { x: 784, y: 48, w: 288, h: 700 },
    { x: 0, y: 48, w: 372, h: 700 },
  ]
  expect(freeRoom(canvas, both)).toEqual({ ...canvas, x: 372, w: 412 })
})

test('a panel that leaves next to nothing is as if it were not there', () => {
  expect(freeRoom(canvas, [{ x: 100, y: 48, w: 972, h: 700 }])).toEqual(canvas)
})

test('a box is fitted into the room and stands in its middle, no larger than life', () => {
  const room = { x: 0, y: 0, w: 712, h: 700 }
  const wide = { x: -500, y: 20, w: 2000, h: 300 }
  const { x, y, zoom } = fitBox(wide, room, limits)
  expect(zoom).toBeCloseTo((712 - 64) / 2000)
  expect(wide.x * zoom + x).toBeCloseTo(32)
  expect((wide.x + wide.w) * zoom + x).toBeCloseTo(712 - 32)
  expect((wide.y + wide.h / 2) * zoom + y).toBeCloseTo(350)
  expect(fitBox({ x: 0, y: 0, w: 10, h: 10 }, room, limits)).toEqual({ x: 351, y: 345, zoom: 1 })
  expect(fitBox({ x: 0, y: 0, w: 1e6, h: 10 }, room, limits).zoom).toBe(0.1)
})

test('the names of exposed ports belong to a node, but not where it is drawn small', () => {
  const box = { x: 100, y: 0, w: 200, h: 80 }
  const node = {
    inputs: [
      { asPort: true, exposedAs: 'prompt' },
      { asPort: false, exposedAs: 'a very long name of a setting' },
    ],
    outputs: [{ exposedAs: 'video' }, {}],
  } as unknown as Parameters<typeof nodeReach>[1]
  const { x, w, y, h } = nodeReach(box, node)
  expect([y, h]).toEqual([0, 80])
  expect(x).toBeLessThan(100 - 6 * 6)
  expect(x).toBeGreaterThan(0)
  expect(x + w).toBeGreaterThan(300 + 5 * 6)
  expect(nodeReach(box, node, true)).toEqual(box)
})
