import type { EncodedPacket, Input, InputVideoTrack } from 'mediabunny'
import { loadCodecs } from './codecs.ts'
import { decoderSettings } from './decoder-settings.ts'
import type { FileVideoRecipe } from './file-video.ts'
import { decodePictures } from './frame-decoder.ts'
import { MAX_PIXELS } from './limits.ts'
import { MediaError, TooLargeError, UnreadableError } from './media-error.ts'
import { type PlanarPicture, keptPicture, planarToRgb } from './planar.ts'
import { resizeImage } from './resize-image.ts'
import { countFromKey, readTimes } from './track-times.ts'
import { turnImage } from './turn-image.ts'
import type { FrameRange } from './video.ts'

/**
 * Size, rate and frame count of an MP4 or WebM file, its pictures laid on an even clock; throws `TooLargeError`, or
 * `UnreadableError` also where its codec is not read here.
 */
export async function probeContainer(
  path: string,
): Promise<{ width: number; height: number; fps: number; frames: number }> {
  return withTrack(path, async (track) => {
    await decoderSettings(path, track)
    const { fps, shown } = (await readTimes(path, track)).clock
    return {
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      fps,
      frames: shown.length,
    }
  })
}

/** How many pictures an MP4 or WebM file says it stores that can be copied to be shown; throws `UnreadableError` or `TooLargeError`. */
export async function countPictures(path: string): Promise<number> {
  return withTrack(path, (track) => countFromKey(path, track))
}

/**
 * RGB bytes of frames `range.start` … `range.end − 1` in the order they are shown. A picture that a decoder leaves out, as the first
 * ones of a group that was cut off from the one before, is that before it; only where packets are missing there are
 * fewer frames.
 */
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
    const { times, stored, clock } = await readTimes(path, track)
    const wanted = clock.shown.slice(range.start, range.end)
    if (wanted.length < range.end - range.start)
      throw new UnreadableError(
        path,
        `"${path}" has ${clock.shown.length} frames, and had ${recipe.frames} when it was loaded. Load it again.`,
      )
    const from = times[wanted[0]!]!
    const key =
      (await sink.getKeyPacket(from, { verifyKeyPackets: true })) ?? (await sink.getFirstKeyPacket())
    const due = key ? stored.length - Math.max(0, stored.indexOf(key.timestamp)) : 0
    let fed = 0
    const packets = async function* (): AsyncGenerator<EncodedPacket> {
      for await (const packet of sink.packets(key ?? undefined)) {
        fed++
        yield packet
      }
    }
    const settings = await decoderSettings(path, track)
    const rotation = await track.getRotation()
    const flip = await track.getFlip()
    const finish = async (picture: PlanarPicture): Promise<Uint8Array> => {
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
      return (await resizeImage(shown, recipe.width, recipe.height, { fit: 'fill' })).data
    }
    // The decoder counts whole microseconds, whichever way they were rounded.
    const begins = (index: number): number => Math.floor(times[index]! * 1e6) - 1
    let index = wanted[0]! - 1
    let at = 0
    // What is shown before the next frame: a frame that is left out may turn out to be that.
    let before: PlanarPicture | undefined
    let held: Uint8Array | undefined
    for await (const { time, picture } of decodePictures(packets(), settings)) {
      while (index + 1 < times.length && time >= begins(index + 1)) index++
      if (index < wanted[at]!) {
        before = keptPicture(picture)
        continue
      }
      const data = await finish(picture)
      if (before && wanted[at]! < index) held = await finish(before)
      before = undefined
      for (; at < wanted.length && wanted[at]! < index; at++) yield held ?? data
      for (; at < wanted.length && wanted[at] === index; at++) yield data
      if (at === wanted.length) return
      held = data
    }
    if (before) held = await finish(before)
    if (held && fed >= due) for (; at < wanted.length; at++) yield held
  } catch (cause) {
    throw named(path, cause)
  } finally {
    input.dispose()
  }
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
