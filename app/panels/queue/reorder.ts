import type { PlaceWish, QueueView } from '../../run/api/api.ts'

/** What to ask of the server so that a waiting run comes to another place; undefined where it is there already. */
export function placeWish(waiting: QueueView['waiting'], id: string, to: number): PlaceWish | undefined {
  const others = waiting.filter((run) => run.id !== id)
  const at = waiting.findIndex((run) => run.id === id)
  const place = Math.max(0, Math.min(others.length, to))
  if (at < 0 || place === at) return undefined
  return place === 0 ? { first: true } : { before: others[place]?.id ?? null }
}
