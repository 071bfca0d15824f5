import { OutOfRangeError } from '../diffusion-error.ts'

/**
 * The noise stream of every latent frame, `[F]`: its time in milliseconds, counted from a day before zero so that
 * frames made backwards stay positive, times 1024, plus how many earlier frames of the clip share that time. So a
 * frame keeps its noise when the clip around it grows at either end, and no two frames of a clip share noise.
 */
export function frameStreams(time: ArrayLike<number>): Float64Array {
  const seen = new Map<number, number>()
  return Float64Array.from(time, (seconds, frame) => {
    const moment = Math.round(seconds * 1000) + day
    if (!(moment >= 0 && moment <= 100 * day)) {
      throw new OutOfRangeError(`time[${frame}]`, seconds, 'seconds from −86400 to 8,500,000')
    }
    const ordinal = seen.get(moment) ?? 0
    if (ordinal > 1023) throw new OutOfRangeError('time', seconds, 'shared by at most 1024 frames')
    seen.set(moment, ordinal + 1)
    return moment * 1024 + ordinal
  })
}

const day = 86_400_000
