import type { InputVideoTrack } from 'mediabunny'
import { loadCodecs } from './codecs.ts'
import { type FrameClock, frameClock, rounding } from './frame-clock.ts'
import { MAX_FRAMES } from './limits.ts'
import { TooLargeError, UnreadableError } from './media-error.ts'

/** When the pictures of a track are shown: rising, in s; as they are stored, all of them; and on an even clock. */
export interface TrackTimes {
  readonly times: readonly number[]
  readonly stored: readonly number[]
  readonly clock: FrameClock
}

/**
 * Reads packet headers only. What lies before 0 was cut away by an edit list, and what is shown before the first key picture
 * cannot be decoded: neither is a frame.
 */
export async function readTimes(path: string, track: InputVideoTrack): Promise<TrackTimes> {
  const { EncodedPacketSink } = await loadCodecs()
  const stored: number[] = []
  let key = Number.NEGATIVE_INFINITY
  let latest = { timestamp: Number.NEGATIVE_INFINITY, duration: 0 }
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  })) {
    if (stored.length === 0 && packet.type === 'key') key = packet.timestamp
    if (packet.timestamp > latest.timestamp) latest = packet
    stored.push(packet.timestamp)
    if (stored.length > MAX_FRAMES) throw tooLong(path)
  }
  if (stored.length === 0) throw new UnreadableError(path, `"${path}" holds no frames.`)
  const least = Math.max(key, latest.timestamp >= 0 ? 0 : Number.NEGATIVE_INFINITY)
  const times = stored.filter((time) => time >= least).sort((a, b) => a - b)
  const clock = frameClock(times, await lastDuration(track, latest))
  if (!clock) throw tooLong(path)
  return { times, stored, clock }
}

/** How many pictures can be copied: those to be shown, from the first on that is a key picture by what is coded in it too. */
export async function countFromKey(path: string, track: InputVideoTrack): Promise<number> {
  const { EncodedPacketSink } = await loadCodecs()
  const key = await new EncodedPacketSink(track).getFirstKeyPacket({ verifyKeyPackets: true })
  const { times } = await readTimes(path, track)
  return key ? times.filter((time) => time >= key.timestamp).length : times.length
}

function tooLong(path: string): TooLargeError {
  return new TooLargeError(path, `"${path}" has more than ${MAX_FRAMES} frames. Cut it first.`)
}

/** How long the picture that is shown last stays, in s; 0 where the file does not say. */
async function lastDuration(
  track: InputVideoTrack,
  { timestamp, duration }: { readonly timestamp: number; readonly duration: number },
): Promise<number> {
  if (!(duration > 0)) return (await track.computeDuration()) - timestamp
  // Where pictures are stored in another order, MP4 has the time to the next one stored; the track's end says whether it is that.
  const end = await track.getDurationFromMetadata()
  const left = end === null ? duration : Math.max(0, end - timestamp)
  return left + rounding < duration ? left : duration
}
