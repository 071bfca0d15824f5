import type { Input, InputVideoTrack, VideoSample } from 'mediabunny'
import { loadCodecs } from './codecs.ts'
import type { FileVideoRecipe } from './file-video.ts'
import { meantFrameRate } from './frame-rate.ts'
import { MAX_FRAMES, MAX_PIXELS } from './limits.ts'
import { MediaError, TooLargeError, UnreadableError } from './media-error.ts'
import { lumaWeights, planarFormat, planarToRgb } from './planar.ts'
import { resizeImage } from './resize-image.ts'
import type { FrameRange } from './video.ts'

/** Size, rate and frame count of an MP4 or WebM file; throws `UnreadableError` or `TooLargeError`. */
export async function probeContainer(
  path: string,
): Promise<{ width: number; height: number; fps: number; frames: number }> {
  return withTrack(path, async (track) => {
    const times = await frameTimes(path, track)
    const first = times[0]
    const last = times.at(-1)
    if (first === undefined || last === undefined)
      throw new UnreadableError(path, `"${path}" holds no frames.`)
    const end = times.length > 1 ? last : await track.computeDuration()
    const fps = meantFrameRate((times.length > 1 ? times.length - 1 : 1) / (end - first))
    return {
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      fps,
      frames: times.length,
    }
  })
}

/** RGB bytes of frames `range.start` … `range.end − 1` in the order they are shown. */
export async function* containerFrames(
  recipe: FileVideoRecipe,
  range: FrameRange,
): AsyncGenerator<Uint8Array> {
  if (range.start === range.end) return
  const { path } = recipe
  const { VideoSampleSink } = await loadCodecs()
  const { input, track } = await openTrack(path)
  try {
    const times = range.start > 0 ? await frameTimes(path, track) : undefined
    const tagged = await track.getColorSpace()
    const sink = new VideoSampleSink(track, { hardwareAcceleration: 'prefer-software' })
    let left = range.end - range.start
    for await (const sample of sink.samples(times?.[range.start])) {
      try {
        yield await sampleRgb(sample, recipe, tagged)
      } finally {
        sample.close()
      }
      left -= 1
      if (left === 0) return
    }
  } catch (cause) {
    throw named(path, cause)
  } finally {
    input.dispose()
  }
}

/** Times of all frames in the order they are shown, in seconds; reads packet headers only. */
async function frameTimes(path: string, track: InputVideoTrack): Promise<readonly number[]> {
  const { EncodedPacketSink } = await loadCodecs()
  const times: number[] = []
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  })) {
    times.push(packet.timestamp)
    if (times.length > MAX_FRAMES)
      throw new TooLargeError(path, `"${path}" has more than ${MAX_FRAMES} frames. Cut it first.`)
  }
  return times.toSorted((a, b) => a - b)
}

/** What the bitstream says of its colours holds; where it is silent, what the container says (`tagged`). */
async function sampleRgb(
  sample: VideoSample,
  recipe: FileVideoRecipe,
  tagged: VideoColorSpaceInit,
): Promise<Uint8Array> {
  const format = planarFormat(sample.format)
  if (!format) {
    throw new UnreadableError(
      recipe.path,
      `Frames stored as ${sample.format ?? 'an unknown format'} are not read here. Convert to 4:2:0.`,
    )
  }
  const { width, height } = sample.visibleRect
  if (width * height > MAX_PIXELS)
    throw new TooLargeError(recipe.path, `A frame of ${width}×${height} is over ${MAX_PIXELS} pixels.`)
  const data = new Uint8Array(sample.allocationSize())
  const planes = await sample.copyTo(data)
  const { matrix, fullRange } = sample.colorSpace
  const rgb = planarToRgb({
    width,
    height,
    format,
    data,
    planes,
    weights: lumaWeights(matrix ?? tagged.matrix ?? null, width, height),
    fullRange: fullRange ?? tagged.fullRange ?? false,
  })
  return upright({ width, height, data: rgb }, sample, recipe)
}

async function upright(
  image: { width: number; height: number; data: Uint8Array },
  sample: VideoSample,
  recipe: FileVideoRecipe,
): Promise<Uint8Array> {
  let shown = image
  if (sample.rotation !== 0 || sample.flip) {
    const { default: sharp } = await import('sharp')
    const turned = sharp(image.data, {
      raw: { width: image.width, height: image.height, channels: 3 },
    }).rotate(sample.rotation)
    const { data, info } = await turned.raw().toBuffer({ resolveWithObject: true })
    const flipped = sample.flip
      ? await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
          .flop()
          .raw()
          .toBuffer()
      : data
    shown = { width: info.width, height: info.height, data: new Uint8Array(flipped) }
  }
  return (await resizeImage(shown, recipe.width, recipe.height, { fit: 'fill' })).data
}

async function openTrack(path: string): Promise<{ input: Input; track: InputVideoTrack }> {
  const { ALL_FORMATS, FilePathSource, Input: MediaInput } = await loadCodecs()
  const input = new MediaInput({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) throw new UnreadableError(path, `"${path}" has no video in it. Choose another file.`)
    if (!(await track.canDecode()))
      throw new UnreadableError(path, `"${path}" uses a codec that is not read here. Convert it to H.264.`)
    return { input, track }
  } catch (cause) {
    input.dispose()
    throw named(path, cause)
  }
}

async function withTrack<T>(path: string, use: (track: InputVideoTrack) => Promise<T>): Promise<T> {
  const { input, track } = await openTrack(path)
  try {
    return await use(track)
  } catch (cause) {
    throw named(path, cause)
  } finally {
    input.dispose()
  }
}

function named(path: string, cause: unknown): MediaError {
  if (cause instanceof MediaError) return cause
  return new UnreadableError(
    path,
    `"${path}" is damaged or not a video. Get the file again or convert it.`,
    cause,
  )
}
