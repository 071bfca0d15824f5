import type { ModelDescriptor } from '../../../engine/define/index.ts'

const gap = '\u00a0'

/** What a model can do, in two sentences. */
export function modelWords(model: ModelDescriptor): string {
  const { width, height, seconds } = model.defaults
  const size = `${width}${gap}×${gap}${height} at ${tidy(model.fps)}${gap}fps, best at ${tidy(seconds)}${gap}s.`
  const shots = model.maxShots > 1 ? ` Up to ${model.maxShots} shots in one clip.` : ''
  return `${size}${shots}`
}

function tidy(value: number): string {
  return String(Math.round(value * 100) / 100)
}
