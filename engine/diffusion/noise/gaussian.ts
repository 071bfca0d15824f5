import { checkInteger } from '../check.ts'
import { philox } from './philox.ts'

/** Which noise is meant. The same four numbers give the same noise on every machine and in any order. */
export interface NoiseAddress {
  /** 0…2^53−1: the key. */
  readonly seed: number
  /** 0…2^53−1: whose noise this is; the sampler uses the identity of a latent frame. */
  readonly stream: number
  /** 0…2^32−1: which draw of that stream. */
  readonly index: number
  /** How many values. A longer draw begins with the values of a shorter one. */
  readonly length: number
}

/**
 * Standard normal noise, `[length]` float32: Philox4x32-10 words, two by two through Box & Muller 1958 in float64.
 * Counter: (block, index, stream low, stream high); key: (seed low, seed high).
 */
export function gaussian({ seed, stream, index, length }: NoiseAddress): Float32Array<ArrayBuffer> {
  checkInteger('seed', seed, 0, Number.MAX_SAFE_INTEGER)
  checkInteger('stream', stream, 0, Number.MAX_SAFE_INTEGER)
  checkInteger('index', index, 0, 0xffffffff)
  checkInteger('length', length, 0, 0x7fffffff)
  const key = halves(seed)
  const [low, high] = halves(stream)
  const counter = Uint32Array.of(0, index, low!, high!)
  const words = new Uint32Array(4)
  const out = new Float32Array(length)
  for (let i = 0; i < length; i += 4) {
    counter[0] = i / 4
    philox(counter, key, words)
    for (let pair = 0; pair < 4; pair += 2) {
      // Half a unit keeps the logarithm finite: the largest value is √(66·ln 2) ≈ 6.8.
      const radius = Math.sqrt(-2 * Math.log((words[pair]! + 0.5) / 0x100000000))
      const angle = (2 * Math.PI * (words[pair + 1]! + 0.5)) / 0x100000000
      out[i + pair] = radius * Math.cos(angle)
      out[i + pair + 1] = radius * Math.sin(angle)
    }
  }
  return out
}

function halves(value: number): Uint32Array {
  return Uint32Array.of(value % 0x100000000, Math.floor(value / 0x100000000))
}
