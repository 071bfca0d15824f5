import { describe, expect, it } from 'vitest'
import { placeWish } from '../../../app/panels/queue/reorder.ts'
import type { QueueView } from '../../../app/run/api/api.ts'

const waiting = ['a', 'b', 'c', 'd'].map((id) => ({ id })) as unknown as QueueView['waiting']

/** What the server makes of a wish. */
function moved(id: string, to: number): string {
  const wish = placeWish(waiting, id, to)
  const ids = waiting.map((run) => run.id)
  if (!wish) return ids.join('')
  const others = ids.filter((other) => other !== id)
  const at = wish.first ? 0 : wish.before === null ? others.length : others.indexOf(wish.before!)
  return others.toSpliced(at, 0, id).join('')
}

describe('a waiting run', () => {
  it.each([
    ['a', 1, 'bacd'],
    ['a', 3, 'bcda'],
    ['d', 0, 'dabc'],
    ['c', 1, 'acbd'],
    ['b', 2, 'acbd'],
    ['b', 9, 'acdb'],
    ['c', -4, 'cabd'],
  ])('%s comes to place %i', (id, to, order) => expect(moved(id, to)).toBe(order))

  it('that is there already, or gone, asks nothing', () => {
    expect(placeWish(waiting, 'c', 2)).toBeUndefined()
    expect(placeWish(waiting, 'd', 4)).toBeUndefined()
    expect(placeWish(waiting, 'x', 0)).toBeUndefined()
  })
})
