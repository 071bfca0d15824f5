import { cameraMoves, type CameraMove } from '../../../nodes/clip/camera-moves.ts'
import type { Character } from '../../../nodes/clip/mentions.ts'

/** One shot as the composer's setting has it. */
export interface Shot {
  readonly prompt: string
  readonly seconds: number
  readonly camera: CameraMove
}

/** Shortest and longest shot that the composer takes, in seconds, and how many shots. */
export const shotLimits = { least: 0.05, most: 600, count: 200 } as const

/** The shots of a setting. What a file has in their place that is none is read as far as it goes. */
export function shotsOf(value: unknown): readonly Shot[] {
  return recordsOf(value).map(({ prompt, seconds, camera }) => ({
    prompt: typeof prompt === 'string' ? prompt : '',
    seconds: typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : 1,
    camera: cameraMoves.find((move) => move === camera) ?? 'still',
  }))
}

/** The characters of a setting, read as far as they go. */
export function charactersOf(value: unknown): readonly Character[] {
  return recordsOf(value).map(({ name, description }) => ({
    name: typeof name === 'string' ? name : '',
    description: typeof description === 'string' ? description : '',
  }))
}

function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (item): item is Record<string, unknown> =>
      typeof item === 'object' && item !== null && !Array.isArray(item),
  )
}
