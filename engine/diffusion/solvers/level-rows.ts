import { checkFinite, checkInteger, checkLength, checkNumber } from '../check.ts'
import { LengthError, NotMonotoneError } from '../diffusion-error.ts'

/** Levels as `solve` takes them: one row, rows per step, or rows per step laid flat. */
export type Levels = ArrayLike<number> | readonly ArrayLike<number>[]

/**
 * Levels as checked rows, one a step, `[F]` each; `single` where one number stands for all frames. A flat list is one
 * row unless it can only be a table: `frames` divides it and it rises somewhere or ends on that many equal levels.
 * Where nobody says `frames`, the zeros at the end do, since every frame of a table ends on 0. `values` is x's length.
 */
export function levelRows(
  sigmas: Levels,
  values: number,
  frames?: number,
): { readonly rows: readonly Float64Array[]; readonly single: boolean } {
  if (typeof sigmas[0] === 'object') {
    const rows = Array.from(sigmas as readonly ArrayLike<number>[], (row) => Float64Array.from(row))
    return { rows: checkRows(rows, rows[0]!.length), single: false }
  }
  const flat = Float64Array.from(sigmas as ArrayLike<number>)
  const guess = frames ?? zerosAtEnd(flat)
  const table = isTable(flat, guess) && (frames !== undefined || values % guess === 0)
  const width = table ? guess : 1
  const rows = Array.from({ length: flat.length / width }, (_, i) => flat.slice(i * width, (i + 1) * width))
  return { rows: checkRows(rows, width), single: !table }
}

function isTable(flat: Float64Array, frames: number): boolean {
  if (frames < 2 || flat.length % frames !== 0) return false
  return (
    flat.slice(-frames).every((level) => level === flat.at(-1)) ||
    flat.some((level, i) => level > (flat[i - 1] ?? 1))
  )
}

function zerosAtEnd(flat: Float64Array): number {
  let count = 0
  while (count < flat.length && flat[flat.length - 1 - count] === 0) count++
  return count
}

function checkRows(rows: readonly Float64Array[], width: number): readonly Float64Array[] {
  if (rows.length < 2) {
    throw new LengthError('sigmas', rows.length, 'at least 2: the first level and the last')
  }
  checkInteger('steps', rows.length - 1, 1, 10_000)
  rows.forEach((row, i) => {
    checkLength(`sigmas[${i}]`, row, width)
    checkFinite(`sigmas[${i}]`, row)
    row.forEach((level, frame) => {
      checkNumber(`sigmas[${i}]`, level, 0, 1)
      const before = rows[i - 1]?.[frame] ?? level
      if (level > before) throw new NotMonotoneError('sigmas', i, before, level)
    })
  })
  return rows
}
