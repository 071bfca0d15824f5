import type { OpenModel, StepPictures } from '../../engine/define/index.ts'
import { type LatentShape, takeFrames } from '../../engine/diffusion/index.ts'

/** What of a step is drawn. */
type Drawable = Readonly<{ x0: Float32Array; frames: ArrayLike<number> }>

/**
 * Draws the small pictures of every step: the whole clip once, and after that only the frames of the window that moved,
 * so that a step of a long clip costs what a step of a short one does. Gives undefined where the model draws none, and from
 * the first time on that it cannot, which `failed` hears: nothing depends on a preview.
 */
export function stepDrawing(
  open: Pick<OpenModel, 'pictures'>,
  shape: LatentShape,
  failed: (error: unknown) => void = () => {},
): (step: () => Drawable) => Promise<StepPictures | undefined> {
  const [channels, total, rows, columns] = shape
  let drawn: StepPictures | undefined
  let gone = false
  const next = async (step: () => Drawable): Promise<StepPictures | undefined> => {
    if (!open.pictures) return undefined
    const { x0, frames } = step()
    if (!drawn || frames.length === total) return (drawn = await open.pictures(x0, shape))
    const part: LatentShape = [channels, frames.length, rows, columns]
    const fresh = await open.pictures(takeFrames(x0, shape, frames), part)
    if (!fresh) return undefined
    const size = drawn.rgb.length / total
    const rgb = drawn.rgb.slice()
    for (let at = 0; at < frames.length; at++)
      rgb.set(fresh.rgb.subarray(at * size, (at + 1) * size), frames[at]! * size)
    drawn = { ...fresh, rgb }
    return drawn
  }
  return (step) =>
    gone
      ? Promise.resolve(undefined)
      : next(step).catch((error: unknown) => {
          gone = true
          failed(error)
          return undefined
        })
}
