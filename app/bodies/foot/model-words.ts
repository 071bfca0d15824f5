import type { ModelDescriptor } from '../../../engine/define/index.ts'

const gap = '\u00a0'

/** What a model can do, in two sentences. */
export function modelWords(model: ModelDescriptor): string {
  const sizes = (model.sizes ?? [model.defaults]).map(({ width, height }) => `${width}${gap}×${gap}${height}`)
  const can = `${sizes.join(', ')} at ${tidy(model.fps)}${gap}fps, best at ${tidy(model.defaults.seconds)}${gap}s.`
  const shots = model.maxShots > 1 ? ` Up to ${model.maxShots} shots in one clip.` : ''
  return `${can}${shots}`
}

function tidy(value: number): string {
  return String(Math.round(value * 100) / 100)
}
