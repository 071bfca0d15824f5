import { trimmedRange } from '../../../nodes/media/trimmed-range.ts'
import { decodedFrames } from '../../../nodes/clip/clip-size.ts'
import type { GraphView, NodeView } from '../../document/index.ts'
import { latentOf } from './clip-time.ts'
import { outlineInput, type OutlineContext } from './outline-clip.ts'
import { type MomentPicture, Unsettled, type VideoOutline } from './outline.ts'
import { settledNumber, settledParam } from './settled-param.ts'
import { sourceOf } from './source-of.ts'

/** Decoders that are looked through, one behind the other; more are for the run to know. */
const deepest = 8

/** The video that comes into an input. Throws `Unsettled`. */
export function outlineVideoInput(node: NodeView, input: string, context: OutlineContext): VideoOutline {
  const trims: NodeView[] = []
  let at = sourceOf(context.view, node, input).node
  for (const seen = new Set<NodeView>(); passes.has(at.node.type);) {
    if (seen.has(at)) throw new Unsettled('These nodes wait for each other.')
    seen.add(at)
    trims.push(at)
    at = sourceOf(context.view, at, 'video').node
  }
  let video = begin(at, context)
  for (let next = trims.pop(); next; next = trims.pop())
    if (next.node.type === 'media/trim') video = trimmed(video, next, context.view)
  return video
}

const passes = new Set(['media/preview', 'media/trim'])

function begin(node: NodeView, context: OutlineContext): VideoOutline {
  const { view, facts, depth = 0 } = context
  switch (node.node.type) {
    case 'media/load-image':
    case 'media/load-video': {
      const sha256 = String(settledParam(view, node, 'file'))
      if (sha256 === '') throw new Unsettled(`${node.title} has no file yet.`)
      const { width, height, fps, frames } = facts.file(sha256)
      const still = node.node.type === 'media/load-image'
      const pictureAt = (frame: number): MomentPicture => ({ is: 'file', sha256, frame, fps })
      return still
        ? { width, height, fps: 24, frames: 1, pictureAt }
        : { width, height, fps, frames, pictureAt }
    }
    case 'codec/decoder': {
      if (depth >= deepest) break
      const { model, frames, width, height } = outlineInput(node, 'clip', { ...context, depth: depth + 1 })
      return {
        width,
        height,
        fps: model.fps,
        frames: decodedFrames(model, frames.length),
        pictureAt: (frame) => {
          const { latent, part } = latentOf(model, frame)
          const picture = frames[latent]?.picture
          return picture?.is === 'made' ? { ...picture, frame: picture.frame + part } : picture
        },
      }
    }
    default:
      break
  }
  throw new Unsettled(`What ${node.title} gives is known in the run.`)
}

/** What Trim keeps of a video. Throws `Unsettled` where nothing is left. */
export function trimmed(video: VideoOutline, node: NodeView, view: GraphView): VideoOutline {
  const [from, to] = [settledNumber(view, node, 'from'), settledNumber(view, node, 'to')]
  const range = trimmedRange(video, from, to)
  if (!range) throw new Unsettled(`Nothing is left from ${from} s to ${to} s. Choose times inside the video.`)
  const { start, end } = range
  return { ...video, frames: end - start, pictureAt: (frame) => video.pictureAt(frame + start) }
}
