import { describe, expect, it } from 'vitest'
import { mapScale, mapSize, onMap } from '../../../app/canvas/stage/map-scale.ts'

describe('the map', () => {
  it('has the whole graph and what is seen of it in it, in the middle and in proportion', () => {
    const graph = { x: -200, y: 40, w: 4000, h: 1000 }
    const seen = { x: 3000, y: 700, w: 1400, h: 900 }
    const scale = mapScale(graph, seen)
    const [drawn, window] = [onMap(scale, graph), onMap(scale, seen)]
    expect(drawn.w / drawn.h).toBeCloseTo(4)
    const [left, right] = [drawn.x, window.x + window.w]
    const [top, bottom] = [drawn.y, window.y + window.h]
    expect(left).toBeGreaterThanOrEqual(0)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(left + right).toBeCloseTo(mapSize.w)
    expect(top + bottom).toBeCloseTo(mapSize.h)
  })

  it('stays as it is while the view moves within the graph', () => {
    const graph = { x: 0, y: 0, w: 4000, h: 3000 }
    const at = (x: number, y: number) => mapScale(graph, { x, y, w: 1000, h: 800 })
    expect(at(100, 100)).toEqual(at(2500, 1900))
  })

  it('shows what is seen of an empty graph', () => {
    const seen = { x: 10, y: 10, w: 1000, h: 800 }
    expect(onMap(mapScale(undefined, seen), seen).w).toBeGreaterThan(100)
  })
})
