const spread = 2 // pixels either way that one which differs keeps those around it from being taken as still

/**
 * How far two pictures of one size are apart at each pixel, in squared levels (0…65025) [height·width]: the mean over the three channels,
 * and of that the most within 5×5 pixels, so that the rim of what moves counts as moving.
 */
export function frameDistance(a: Uint8Array, b: Uint8Array, width: number, height: number): Float32Array {
  const apart = new Float32Array(width * height)
  for (let i = 0, at = 0; i < apart.length; i++, at += 3) {
    const [red, green, blue] = [a[at]! - b[at]!, a[at + 1]! - b[at + 1]!, a[at + 2]! - b[at + 2]!]
    apart[i] = (red * red + green * green + blue * blue) / 3
  }
  return mostAlong(mostAlong(apart, 1, width, height), width, height, width)
}

/** The most of the pixels around each, along `lines` lines of `length` pixels that are `step` apart. */
function mostAlong(values: Float32Array, step: number, length: number, lines: number): Float32Array {
  const made = new Float32Array(values.length)
  const next = step === 1 ? length : 1
  for (let line = 0; line < lines; line++)
    for (let at = 0; at < length; at++) {
      const last = Math.min(length - 1, at + spread)
      let most = 0
      for (let i = Math.max(0, at - spread); i <= last; i++)
        most = Math.max(most, values[line * next + i * step]!)
      made[line * next + at * step] = most
    }
  return made
}
