import { type Shot, shotLimits } from './shot.ts'

/** Shots with a copy of one behind it. */
export function duplicateShot(shots: readonly Shot[], at: number): readonly Shot[] {
  const shot = shots[at]
  return shot && shots.length < shotLimits.count ? shots.toSpliced(at + 1, 0, shot) : shots
}

/** Shots without one; the last one stays, for a story has at least one. */
export function removeShot(shots: readonly Shot[], at: number): readonly Shot[] {
  return shots.length > 1 && at in shots ? shots.toSpliced(at, 1) : shots
}

/** Shots with one moved to another place, the others closing up. */
export function moveShot(shots: readonly Shot[], from: number, to: number): readonly Shot[] {
  const shot = shots[from]
  const place = Math.min(shots.length - 1, Math.max(0, to))
  return shot && place !== from ? shots.toSpliced(from, 1).toSpliced(place, 0, shot) : shots
}

/** Shots with one changed. */
export function changeShot(shots: readonly Shot[], at: number, change: Partial<Shot>): readonly Shot[] {
  const shot = shots[at]
  return shot ? shots.with(at, { ...shot, ...change }) : shots
}

/** Shots with a new one at the end: the last one's length, no words yet. */
export function addShot(shots: readonly Shot[]): readonly Shot[] {
  if (shots.length >= shotLimits.count) return shots
  return [...shots, { prompt: '', seconds: shots.at(-1)?.seconds ?? 1, camera: 'still' }]
}

/** The place that a shot dragged to a height takes; `middles` are those of the rows as they stand, top to bottom. */
export function placeAt(middles: readonly number[], from: number, height: number): number {
  return middles.filter((middle, at) => at !== from && middle < height).length
}
