import { checkInteger, checkNumber } from '../check.ts'
import type { Clip } from '../clip.ts'
import { keepClip } from './keep-clip.ts'

/** Which frames are made again. */
export interface RetakeOptions {
  /** Latent frames `start` up to but not including `end`. */
  readonly start: number
  readonly end: number
  /** 0…1: how much of the old frames is kept; 0, the default, makes them from nothing. */
  readonly keep?: number
}

/** A finished clip of which one range is made again, the rest known: infill. */
export function retake(clip: Clip, { start, end, keep = 0 }: RetakeOptions): Clip {
  const kept = keepClip(clip)
  const total = kept.known.length
  checkInteger('start', start, 0, total - 1)
  checkInteger('end', end, start + 1, total)
  checkNumber('keep', keep, 0, 1)
  return { ...kept, known: kept.known.map((_, frame) => (frame >= start && frame < end ? keep : 1)) }
}

/** All of a finished clip made again from noise level `level` (0…1) down: more steps on what there is. */
export function remake(clip: Clip, level: number): Clip {
  checkNumber('level', level, 0, 1)
  const kept = keepClip(clip)
  return { ...kept, known: kept.known.fill(1 - level) }
}
