import type {
  Clip,
  DenoiseRequest,
  LatentShape,
  SampledClip,
  SampleOptions,
} from '../../../engine/diffusion/index.ts'
import { sampleClip } from '../../../engine/diffusion/index.ts'

/** Dense row-major matrices, small enough for elimination. */
export type Matrix = number[][]

export const multiply = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, v, k) => sum + v * b[k]![j]!, 0)))
export const transpose = (a: Matrix): Matrix => (a[0] ?? []).map((_, j) => a.map((row) => row[j]!))
export const largest = (a: Matrix): number => Math.max(...a.flat().map(Math.abs))
export const subtract = (a: Matrix, b: Matrix): Matrix => a.map((row, i) => row.map((v, j) => v - b[i]![j]!))

/** X with A·X = B, by elimination with pivoting. */
export function solveLinear(a: Matrix, b: Matrix): Matrix {
  const n = a.length
  const rows = a.map((row, i) => [...row, ...b[i]!])
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = i
    ;[rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!]
    for (let i = 0; i < n; i++) {
      if (i === k) continue
      const factor = rows[i]![k]! / rows[k]![k]!
      if (factor !== 0) for (let j = k; j < rows[i]!.length; j++) rows[i]![j]! -= factor * rows[k]![j]!
    }
  }
  return rows.map((row, i) => row.slice(n).map((v) => v / row[i]!))
}

/**
 * Videos whose frames are jointly Gaussian: covariance K(t, t')·Ks over time and the values of a frame, mean by shot.
 * Any noise pattern has an exact denoiser, and any known frames an exact conditional mean and covariance.
 */
export interface GaussianVideo {
  /** Covariance of two moments in seconds. */
  readonly overTime: (a: number, b: number) => number
  /** Covariance between the values of one frame, `[P, P]`; P = C·H·W in the order c, h, w. */
  readonly inFrame: Matrix
  /** Mean of value p of a frame of this shot. */
  readonly mean: (shot: string, p: number) => number
}

/** Place in `[C, F, H, W]` of value p of a frame. */
const place = ([, frames, height, width]: LatentShape, frame: number, p: number) =>
  (Math.floor(p / (height * width)) * frames + frame) * height * width + (p % (height * width))

/** E[x0 | x] for x = (1−s)·x0 + s·noise with a level per frame. */
export function exactDenoise(video: GaussianVideo) {
  return ({ latents, shape, sigma, frames, clip }: DenoiseRequest): Float64Array => {
    const values = video.inFrame.length
    const size = frames.length * values
    const at = (i: number) => [Math.floor(i / values), i % values] as const
    const prior: Matrix = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => {
        const [[f, p], [g, q]] = [at(i), at(j)]
        return video.overTime(clip.time[frames[f]!]!, clip.time[frames[g]!]!) * video.inFrame[p]![q]!
      }),
    )
    const mean = Array.from({ length: size }, (_, i) => video.mean(clip.shot[frames[at(i)[0]]!]!, at(i)[1]))
    const alpha = (i: number) => 1 - sigma[at(i)[0]]!
    const noisy = prior.map((row, i) =>
      row.map((v, j) => alpha(i) * alpha(j) * v + (i === j ? sigma[at(i)[0]]! ** 2 : 0)),
    )
    const gap = mean.map((m, i) => [latents[place(shape, ...at(i))]! - alpha(i) * m])
    const weights = solveLinear(noisy, gap)
    const out = new Float64Array(size)
    for (let i = 0; i < size; i++) {
      out[place(shape, ...at(i))] =
        mean[i]! + prior[i]!.reduce((sum, v, j) => sum + v * alpha(j) * weights[j]![0]!, 0)
    }
    return out
  }
}

/** Mean and covariance of the unknown frames given the known ones; rows frame by frame, value by value. */
export function exactAnswer(
  video: GaussianVideo,
  clip: Clip,
): { unknown: number[]; mean: number[]; covariance: Matrix } {
  const values = video.inFrame.length
  const frames = [...clip.known.keys()]
  const unknown = frames.filter((frame) => clip.known[frame]! < 1)
  const known = frames.filter((frame) => clip.known[frame]! >= 1)
  const block = (a: number[], b: number[]): Matrix =>
    a.flatMap((f) =>
      video.inFrame.map((row) =>
        b.flatMap((g) => row.map((v) => v * video.overTime(clip.time[f]!, clip.time[g]!))),
      ),
    )
  const means = (list: number[]) =>
    list.flatMap((frame) => video.inFrame.map((_, p) => video.mean(clip.shot[frame]!, p)))
  const prior = block(unknown, unknown)
  if (known.length === 0) return { unknown, mean: means(unknown), covariance: prior }
  const given = known.flatMap((frame) =>
    Array.from({ length: values }, (_, p) => [clip.latents[place(clip.shape, frame, p)]!]),
  )
  const centred = given.map(([v], i) => [v! - means(known)[i]!])
  const gain = transpose(solveLinear(block(known, known), block(known, unknown)))
  const shift = multiply(gain, centred)
  return {
    unknown,
    mean: means(unknown).map((m, i) => m + shift[i]![0]!),
    covariance: subtract(prior, multiply(gain, block(known, unknown))),
  }
}

/**
 * What a sampler really draws from: with a linear denoiser its result is an affine map of the noise, so the mean is the
 * run without noise and the covariance comes from one run per noise value. `draws` are those that a frame gets.
 */
export async function sampledAnswer(
  video: GaussianVideo,
  clip: Clip,
  options: Omit<SampleOptions, 'denoise' | 'seed' | 'noise'>,
  draws: readonly number[] = [0],
): Promise<{ mean: number[]; covariance: Matrix }> {
  const values = video.inFrame.length
  const { unknown } = exactAnswer(video, clip)
  const run = async (noise: (frame: number, draw: number) => Float32Array): Promise<number[]> => {
    const sampled: SampledClip = await sampleClip(clip, {
      ...options,
      seed: 0,
      denoise: exactDenoise(video),
      noise,
    })
    return unknown.flatMap((frame) =>
      Array.from({ length: values }, (_, p) => sampled.clip.latents[place(clip.shape, frame, p)]!),
    )
  }
  const none = new Float32Array(values)
  const mean = await run(() => none)
  const columns: Matrix = []
  for (const frame of unknown) {
    for (let p = 0; p < values; p++) {
      for (const draw of draws) {
        const one = Float32Array.from({ length: values }, (_, i) => (i === p ? 1 : 0))
        const end = await run((f, k) => (f === frame && k === draw ? one : none))
        columns.push(end.map((v, i) => v - mean[i]!))
      }
    }
  }
  return { mean, covariance: multiply(transpose(columns), columns) }
}

/** Largest error of mean and covariance against the exact conditional. */
export async function distance(
  video: GaussianVideo,
  clip: Clip,
  options: Omit<SampleOptions, 'denoise' | 'seed' | 'noise'>,
  draws: readonly number[] = [0],
): Promise<number> {
  const exact = exactAnswer(video, clip)
  const got = await sampledAnswer(video, clip, options, draws)
  const means = Math.max(...got.mean.map((v, i) => Math.abs(v - exact.mean[i]!)))
  return Math.max(means, largest(subtract(got.covariance, exact.covariance)))
}
