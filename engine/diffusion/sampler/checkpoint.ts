import { MismatchError } from '../diffusion-error.ts'
import type { SolverName } from '../solvers/solver-names.ts'
import type { Samples, SolverOptions, SolverState } from '../solvers/solver-types.ts'

/** Everything that continues a sampling run: plain JSON and typed arrays, never changed once made. */
export interface Checkpoint {
  /** What the run was asked for, as JSON text; a checkpoint continues no other run. */
  readonly run: string
  /** Window in work, and steps of it that are done. */
  readonly wave: number
  readonly step: number
  /** `[C, F, H, W]` of the clip with all finished windows written in. */
  readonly latents: Float32Array<ArrayBuffer>
  /** `[C, f, H, W]` of the window in work, at the level of its step. */
  readonly x: Float32Array<ArrayBuffer>
  readonly state: SolverState
  /** `[C, f, H, W]` running difference of `apg` guidance; empty where there is none. */
  readonly running: Float64Array<ArrayBuffer>
}

/** A checkpoint as JSON and named bytes, the form that a run's checkpoint slot keeps. */
export interface PackedCheckpoint {
  readonly meta: CheckpointMeta
  readonly buffers: Readonly<Record<string, Uint8Array>>
}

type CheckpointMeta = {
  readonly format: 1
  readonly run: string
  readonly wave: number
  readonly step: number
  readonly solver: SolverName
  readonly options: SolverOptions
  readonly solverStep: number
  /** Of each history row: name and bytes of one number, 4 or 8. */
  readonly history: { readonly [name: string]: number }
}

/** Lays a checkpoint out for storage; `unpackCheckpoint` gives the same bits back. */
export function packCheckpoint({
  run,
  wave,
  step,
  latents,
  x,
  state,
  running,
}: Checkpoint): PackedCheckpoint {
  const rows = Object.entries(state.history)
  return {
    meta: {
      format: 1,
      run,
      wave,
      step,
      solver: state.solver,
      options: state.options,
      solverStep: state.step,
      history: Object.fromEntries(rows.map(([name, row]) => [name, row.BYTES_PER_ELEMENT])),
    },
    buffers: {
      latents: bytes(latents),
      x: bytes(x),
      running: bytes(running),
      ...Object.fromEntries(rows.map(([name, row]) => [`history.${name}`, bytes(row)])),
    },
  }
}

/** Reads what `packCheckpoint` wrote; `meta` may come from JSON. Throws `MismatchError` where it is anything else. */
export function unpackCheckpoint(packed: {
  readonly meta: unknown
  readonly buffers: Readonly<Record<string, Uint8Array>>
}): Checkpoint {
  const meta = packed.meta as CheckpointMeta | null
  try {
    if (meta?.format !== 1 || !Number.isInteger(meta.wave) || !Number.isInteger(meta.step))
      throw new TypeError('format')
    const { solver, options } = meta
    const row = (name: string, size: number): Samples =>
      size === 4
        ? new Float32Array(copied(packed.buffers[name]))
        : new Float64Array(copied(packed.buffers[name]))
    const history = Object.entries(meta.history).map(
      ([name, size]) => [name, row(`history.${name}`, size)] as const,
    )
    return {
      run: meta.run,
      wave: meta.wave,
      step: meta.step,
      latents: row('latents', 4) as Float32Array<ArrayBuffer>,
      x: row('x', 4) as Float32Array<ArrayBuffer>,
      state: { solver, options, step: meta.solverStep, history: Object.fromEntries<Samples>(history) },
      running: row('running', 8) as Float64Array<ArrayBuffer>,
    }
  } catch (cause) {
    throw new MismatchError('checkpoint', 'The checkpoint cannot be read. Start the run again without it.', {
      cause,
    })
  }
}

function bytes(values: Samples): Uint8Array {
  return new Uint8Array(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength))
}

function copied(stored: Uint8Array | undefined): ArrayBuffer {
  if (!stored) throw new TypeError('a part is missing')
  return new Uint8Array(stored).buffer
}
