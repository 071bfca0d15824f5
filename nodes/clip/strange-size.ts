import type { ModelDescriptor } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'

/** What to know of a clip whose size its model never saw; nothing where it did, or where the model does not say. */
export function strangeSize({ shape }: Clip, model: ModelDescriptor): string | undefined {
  const { space } = model.compression
  const [width, height] = [shape[3] * space, shape[2] * space]
  const { sizes } = model
  if (!sizes || sizes.some((size) => size.width === width && size.height === height)) return undefined
  const known = sizes.map((size) => `${size.width} × ${size.height}`)
  return `${model.title} was trained at ${orList(known)} only; ${width} × ${height} will look worse.`
}

/** "a", "a or b", "a, b or c". */
function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`
}
