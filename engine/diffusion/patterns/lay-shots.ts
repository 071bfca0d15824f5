import { checkInteger } from '../check.ts'
import type { Clip } from '../clip.ts'
import { MismatchError, MissingError, UnknownNameError } from '../diffusion-error.ts'
import { emptyClip, type EmptyClipOptions, latentFrames } from './empty-clip.ts'
import { joinClips } from './join-clips.ts'
import { keepClip } from './keep-clip.ts'

/** `joint`: all shots denoise together. `in-turn`: a wave a shot, each seeing the finished ones before it. */
export const shotModes = ['joint', 'in-turn'] as const

/** One of `shotModes`. */
export type ShotMode = (typeof shotModes)[number]

/** One shot to make. */
export interface Shot {
  /** Unique within the clip, and not one of `earlier`. */
  readonly id: string
  readonly seconds: number
}

/** How shots are laid out. */
export interface ShotLayout extends Omit<EmptyClipOptions, 'frames' | 'shot' | 'start'> {
  readonly shots: readonly Shot[]
  readonly mode: ShotMode
  /** A finished clip that the shots follow. */
  readonly earlier?: Clip
}

/** A clip of several shots, one after another on the time axis, nothing known but the `earlier` clip. */
export function layShots({ shots, mode, earlier, ...size }: ShotLayout): Clip {
  if (!shotModes.includes(mode)) throw new UnknownNameError('shot mode', mode, shotModes)
  if (shots.length === 0) throw new MissingError('shots', 'There are no shots. Describe at least one.')
  checkInteger('shots', shots.length, 1, 10_000)
  const taken = new Set(earlier?.shot)
  const parts: Clip[] = earlier ? [keepClip(earlier)] : []
  const spacing = size.stride / size.fps
  let start = earlier ? earlier.time[earlier.time.length - 1]! + spacing : 0
  shots.forEach(({ id, seconds }, index) => {
    if (taken.has(id))
      throw new MismatchError(id, `There are two shots "${id.slice(0, 80)}". Give each its own name.`)
    taken.add(id)
    const frames = latentFrames(seconds, size.fps, size.stride)
    const part = emptyClip({ ...size, frames, shot: id, start })
    parts.push({ ...part, wave: part.wave.fill(mode === 'in-turn' ? index : 0) })
    start += frames * spacing
  })
  return joinClips(parts)
}
