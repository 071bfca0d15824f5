import type { Input, InputVideoTrack } from 'mediabunny'
import { loadCodecs } from './codecs.ts'
import type { FileVideoRecipe } from './file-video.ts'
import { type DecoderSettings, decodePictures } from './frame-decoder.ts'
import { meantFrameRate } from './frame-rate.ts'
import { MAX_FRAMES, MAX_PIXELS } from './limits.ts'
import { MediaError, TooLargeError, UnreadableError } from './media-error.ts'
import { planarToRgb } from './planar.ts'
import { resizeImage } from './resize-image.ts'
import { turnImage } from './turn-image.ts'
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
  const { EncodedPacketSink } = await loadCodecs()
  const { input, track } = await openTrack(path)
  try {
    const sink = new EncodedPacketSink(track)
    const from = range.start > 0 ? (await frameTimes(path, track))[range.start]! : undefined
    const key =
      from === undefined
        ? await sink.getFirstKeyPacket()
        : await sink.getKeyPacket(from, { verifyKeyPackets: true })
    const settings = await decoderSettings(path, track)
    const rotation = await track.getRotation()
    const flip = await track.getFlip()
    // The decoder counts whole microseconds, whichever way they were rounded.
    const first = from === undefined ? Number.NEGATIVE_INFINITY : Math.floor(from * 1e6) - 1
    let left = range.end - range.start
    for await (const { time, picture } of decodePictures(sink.packets(key ?? undefined), settings)) {
      if (time < first) continue
      if (picture.width * picture.height > MAX_PIXELS) {
        throw new TooLargeError(
          path,
          `A frame of ${picture.width}×${picture.height} is over ${MAX_PIXELS} pixels. Make it smaller.`,
        )
      }
      const shown = await turnImage(
        { width: picture.width, height: picture.height, data: planarToRgb(picture) },
        rotation,
        flip,
      )
      yield (await resizeImage(shown, recipe.width, recipe.height, { fit: 'fill' })).data
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

/** What is read of a WebCodecs decoder configuration. */
interface DecoderConfig {
  readonly codedWidth?: number
  readonly codedHeight?: number
  readonly description?: ArrayBuffer | ArrayBufferView
}

async function decoderSettings(path: string, track: InputVideoTrack): Promise<DecoderSettings> {
  const codec = await track.getCodec()
  // The library's type is the browser's VideoDecoderConfig, which Node's types do not have.
  const config = (await track.getDecoderConfig()) as DecoderConfig | null
  const space = (await track.getColorSpace()) as { matrix?: string | null; fullRange?: boolean | null }
  if (
    !config ||
    (codec !== 'avc' && codec !== 'hevc' && codec !== 'vp8' && codec !== 'vp9' && codec !== 'av1')
  ) {
    throw new UnreadableError(path, `"${path}" uses a codec that is not read here. Convert it to H.264.`)
  }
  const { description } = config
  return {
    codec,
    width: config.codedWidth ?? 0,
    height: config.codedHeight ?? 0,
    description:
      description && (ArrayBuffer.isView(description) ? bytesOf(description) : new Uint8Array(description)),
    matrix: space.matrix ?? null,
    fullRange: space.fullRange ?? null,
  }
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

async function openTrack(path: string): Promise<{ input: Input; track: InputVideoTrack }> {
  const { ALL_FORMATS, FilePathSource, Input: MediaInput } = await loadCodecs()
  const input = new MediaInput({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) throw new UnreadableError(path, `"${path}" has no video in it. Choose another file.`)
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
