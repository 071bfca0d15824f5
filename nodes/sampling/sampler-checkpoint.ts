import { createHash } from 'node:crypto'
import type { CheckpointSlot, DeviceChoice, Json, Packed } from '../../engine/define/index.ts'
import {
  type Checkpoint,
  numericsVersion,
  packCheckpoint,
  unpackCheckpoint,
} from '../../engine/diffusion/index.ts'

interface Kept {
  readonly device: Json
  readonly numerics: number
  /** Digest of the latents that the sampler was given. */
  readonly given: string
  readonly sampler: unknown
}

/**
 * What tells one clip's latents from another's. A slot is found by what the graph says, which is the same when a sampler
 * further up was stopped early: then the clip it gave is another one.
 */
export function digestOf(latents: Float32Array): string {
  return createHash('sha256').update(latents).digest('hex')
}

/** A sampler's state for the run's slot, with the device that computed it and a digest of what it was `given`. */
export function keptCheckpoint(checkpoint: Checkpoint, device: DeviceChoice, given: string): Packed {
  const { meta, buffers } = packCheckpoint(checkpoint)
  return {
    meta: { device: identity(device), numerics: numericsVersion, given, sampler: meta } as unknown as Json,
    buffers,
  }
}

/**
 * The state that this node left behind, if there is one. A run that goes on where arithmetic differs does not end on
 * the same bits, and says so; a state of another version's arithmetic, or that cannot be read, is left, and says so too.
 */
export async function loadCheckpoint(
  slot: CheckpointSlot,
  device: DeviceChoice,
  given: string,
  note: (message: string) => void,
): Promise<Checkpoint | undefined> {
  const packed = await slot.load()
  if (!packed) return undefined
  const { device: before, numerics, given: had, sampler } = packed.meta as unknown as Kept
  try {
    if (numerics !== numericsVersion) {
      note('What was kept of an earlier attempt is of another version. Starts again from the first step.')
      return undefined
    }
    const checkpoint = unpackCheckpoint({ meta: sampler, buffers: packed.buffers })
    if (had !== given) {
      note('What was kept of an earlier attempt belongs to another clip. Starts again from the first step.')
      return undefined
    }
    if (JSON.stringify(before) !== JSON.stringify(identity(device))) {
      note(
        `Continues on ${device.provider}, but began elsewhere. The result may differ slightly from one run in one place.`,
      )
    }
    return checkpoint
  } catch {
    note('What was kept of an earlier attempt could not be read. Starts again from the first step.')
    return undefined
  }
}

function identity({ provider, precision, threads, runtime }: DeviceChoice): Json {
  return { provider, precision, threads, runtime }
}
