import { expect, it } from 'vitest'
import { holdInFrames } from '../../../app/canvas/tidy/hold-in-frames.ts'
import { stageOf } from '../../../app/canvas/stage/stage.ts'
import { layOut } from '../../../app/canvas/tidy/lay-out.ts'
import { tidied } from '../../../app/canvas/tidy/tidied.ts'
import { type Box, insideFrame } from '../../../app/document/index.ts'
import { editorOf } from '../fields/editor-around.tsx'

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

it('leaves its corner where it is, whatever else stands outside', async () => {
  const { nodes: alone } = await layOut(boxes, wires)
  const empty = { empty: at(-5000, -4000, 50, 50) }
  expect(await layOut(boxes, wires, empty)).toEqual({ nodes: alone, frames: {}, along: {} })
  const { nodes, frames } = await layOut(boxes, wires, { ...empty, around: at(850, -40, 600, 250) })
  const corner = [...Object.values(nodes), ...Object.values(frames)]
  expect([Math.min(...corner.map(({ x }) => x)), Math.min(...corner.map(({ y }) => y))]).toEqual([0, -40])
})

it('leaves as much room in frames as outside', async () => {
  const around = { outer: at(850, 0, 700, 400), inner: at(1180, 20, 300, 300) }
  const inFrame = { ...boxes, f: at(1200, 200) }
  const more = [...wires, { id: 'b f', from: ['b', 'out'] as const, to: ['f', 'in'] as const }]
  const gapIn = async (frames: Record<string, Box>): Promise<readonly number[]> => {
    const { nodes } = await layOut(inFrame, more, frames)
    const [b, c, f] = [nodes['b']!, nodes['c']!, nodes['f']!]
    expect(c.x).toBe(f.x)
    return [c.x - b.x - 200, Math.abs(c.y - f.y) - 100]
  }
  expect(await gapIn({})).toEqual([64, 24])
  expect(await gapIn({ outer: around.outer })).toEqual([64, 24])
  const [across, down] = await gapIn(around)
  // With room for the side of the inner frame.
  expect(across).toBeGreaterThanOrEqual(64 + 24)
  expect(down).toBe(24)
})

it('takes along what lies in frames, which stay large enough for it', async () => {
  const around = { outer: at(850, 0, 600, 400), inner: at(1180, 20, 250, 180) }
  const notes = { inOuter: at(900, 300, 500, 80), inInner: at(1190, 150, 200, 40), outside: at(500, 500) }
  const { frames, along } = await layOut(boxes, wires, around, notes)
  const [outer, inner] = [frames['outer']!, frames['inner']!]
  expect(along).toEqual({
    inOuter: { x: outer.x + 50, y: outer.y + 300 },
    inInner: { x: inner.x + 10, y: inner.y + 130 },
  })
  expect(outer.w).toBeGreaterThanOrEqual(50 + 500 + 24)
  expect(outer.h).toBeGreaterThanOrEqual(300 + 80 + 24)
  expect(inner.h).toBeGreaterThanOrEqual(130 + 40 + 24)
})

it('moves frames with their notes and empty frames in one step, and nothing that stands outside', async () => {
  const text = { type: 'text/prompt', version: 1, params: {} }
  const encoder = { type: 'text/text-encoder', version: 1, params: {} }
  const groups = {
    around: { x: 700, y: 560, w: 900, h: 700 },
    within: { x: 750, y: 1200, w: 40, h: 40 },
    away: { x: -4000, y: -3000, w: 100, h: 100 },
  }
  const notes = {
    inside: { x: 760, y: 1100, w: 200, h: 60, text: 'in' },
    beside: { x: 100, y: -400, w: 200, h: 60, text: 'out' },
  }
  const editor = editorOf({
    nodes: { words: text, encoder },
    edges: { wire: { from: ['words', 'text'], to: ['encoder', 'text'] } },
    layout: { nodes: { words: { x: 0, y: 0 }, encoder: { x: 800, y: 640 } }, groups, notes },
  })
  const stage = stageOf(editor)
  editor.document.run(await tidied(stage, []))
  const { layout } = editor.document.document
  expect([layout.nodes['words']!.x, Math.min(layout.nodes['words']!.y, layout.groups!['around']!.y)]).toEqual(
    [0, 0],
  )
  expect(layout.groups!['away']).toEqual(groups.away)
  expect(layout.notes!['beside']).toEqual(notes.beside)
  const { x, y } = layout.groups!['around']!
  expect([x, y]).not.toEqual([700, 560])
  expect(layout.notes!['inside']).toEqual({ ...notes.inside, x: x + 60, y: y + 540 })
  expect(layout.groups!['within']).toEqual({ ...groups.within, x: x + 50, y: y + 640 })
  editor.document.undo()
  expect(editor.document.document.layout).toMatchObject({ groups, notes })
})

it('takes names that objects have of themselves', async () => {
  const { nodes } = await layOut({ constructor: at(0, 0), toString: at(0, 0) }, [
    { id: 'w', from: ['constructor', 'out'], to: ['toString', 'in'] },
  ])
  expect(nodes['toString']!.x).toBeGreaterThan(200)
})
