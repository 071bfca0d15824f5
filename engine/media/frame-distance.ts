const box = 1 // pixels either way that differences are averaged over
const spread = 2 // … and that a moving pixel keeps those around it from being taken as still

/**
 * How far two pictures of one size are apart at each pixel, in squared levels (0…65025) [height·width]: the mean over the three channels
 * and the 3×3 pixels around it, and then the most within 5×5, so that the rim of what moves counts as moving.
 */
export function frameDistance(a: Uint8Array, b: Uint8Array, width: number, height: number): Float32Array {
  const apart = new Float32Array(width * height)
  for (let i = 0, at = 0; i < apart.length; i++, at += 3) {
    const [red, green, blue] = [a[at]! - b[at]!, a[at + 1]! - b[at + 1]!, a[at + 2]! - b[at + 2]!]
    apart[i] = (red * red + green * green + blue * blue) / 3
  }
  const mean = along(along(apart, 1, width, height, meanOf), width, height, width, meanOf)
  return along(along(mean, 1, width, height, mostOf), width, height, width, mostOf)
}

type Pool = (line: Float32Array, from: number, step: number, length: number, at: number) => number

/** `pool` of the pixels around each, along lines of `length` pixels that are `step` apart. */
function along(values: Float32Array, step: number, length: number, lines: number, pool: Pool): Float32Array {
  const made = new Float32Array(values.length)
  const next = step === 1 ? length : 1
  for (let line = 0; line < lines; line++)
    for (let at = 0; at < length; at++)
      made[line * next + at * step] = pool(values, line * next, step, length, at)
  return made
}

/** Beyond the edge lies the edge once more. */
function meanOf(values: Float32Array, from: number, step: number, length: number, at: number): number {
  let sum = 0
  for (let o = -box; o <= box; o++) sum += values[from + step * Math.min(length - 1, Math.max(0, at + o))]!
  return sum / (2 * box + 1)
}

function mostOf(values: Float32Array, from: number, step: number, length: number, at: number): number {
  let most = 0
  const last = Math.min(length - 1, at + spread)
  for (let i = Math.max(0, at - spread); i <= last; i++) most = Math.max(most, values[from + step * i]!)
  return most
}
