import { expect, it } from 'vitest'
import { holdInFrames } from '../../../app/canvas/tidy/hold-in-frames.ts'
import { layOut } from '../../../app/canvas/tidy/lay-out.ts'
import { type Box, insideFrame } from '../../../app/document/index.ts'

const at = (x: number, y: number, w = 200, h = 100): Box => ({ x, y, w, h })
/** A chain a → b → c → d, and e beside it; b and c stand in a frame, c in a smaller one within. */
const boxes = { a: at(0, 0), b: at(900, 50), c: at(1200, 60), d: at(200, 900), e: at(950, 700) }
const wires = ['a b', 'b c', 'c d', 'a e'].map((pair) => {
  const [from, to] = pair.split(' ')
  return { id: pair, from: [from!, 'out'] as const, to: [to!, 'in'] as const }
})

it('stands in columns along the wires, its upper left corner where it was', async () => {
  const { nodes, frames } = await layOut(boxes, wires)
  expect(frames).toEqual({})
  const x = Object.fromEntries(Object.entries(nodes).map(([id, place]) => [id, place.x]))
  expect(x['a']).toBe(0)
  for (const { from, to } of wires) expect(x[to[0]]!).toBeGreaterThanOrEqual(x[from[0]]! + 200)
})

it('keeps in frames what they hold, and nothing else', async () => {
  const around = { outer: at(850, 0, 600, 250), inner: at(1180, 20, 250, 180), empty: at(5000, 0, 50, 50) }
  expect(holdInFrames(boxes, around).map((held) => held.id)).toEqual(['a', 'd', 'e', 'outer'])
  const { nodes, frames } = await layOut(boxes, wires, around)
  expect(Object.keys(frames).sort()).toEqual(['inner', 'outer'])
  const laid = Object.fromEntries(
    Object.entries(nodes).map(([id, { x, y }]) => [id, { x, y, w: 200, h: 100 }]),
  )
  expect(insideFrame({ ...frames['outer']! }, laid).sort()).toEqual(['b', 'c'])
  expect(insideFrame({ ...frames['inner']! }, laid)).toEqual(['c'])
  // With room for the title above.
  for (const id of ['b', 'c']) expect(laid[id]!.y - frames['outer']!.y).toBeGreaterThanOrEqual(48)
  const overlap = (a: Box, b: Box): boolean =>
    a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
  for (const id of ['a', 'd', 'e']) expect(overlap(laid[id]!, frames['outer']!)).toBe(false)
})

it('takes names that objects have of themselves', async () => {
  const { nodes } = await layOut({ constructor: at(0, 0), toString: at(0, 0) }, [
    { id: 'w', from: ['constructor', 'out'], to: ['toString', 'in'] },
  ])
  expect(nodes['toString']!.x).toBeGreaterThan(200)
})
