import type { Kind, Revive } from '../define/index.ts'
import type { CompiledNode } from '../graph/compiled.ts'
import type { BlobStore } from './blob-store.ts'
import type { Found } from './look-up.ts'
import { packedBytes, packedOf } from './packed-bytes.ts'
import type { Unit } from './region.ts'
import type { Outputs } from './result-cache.ts'
import { RunError } from './run-error.ts'

/** Reads pinned outputs by hash. Throws `frozen.missing` where one is gone or damaged. */
export async function readFrozen(unit: Unit, blobs: BlobStore | undefined, revive: Revive): Promise<Found> {
  const { frozen = {} } = unit.node
  const outputs: Record<string, unknown> = {}
  for (const [port, kind] of Object.entries(unit.kinds)) {
    const bytes = frozen[port] && (await blobs?.get(frozen[port].sha256))
    const packed = bytes && packedOf(bytes)
    if (!packed) throw missing(unit.node, port)
    try {
      outputs[port] = kind.decode(packed, revive)
    } catch (cause) {
      throw missing(unit.node, port, cause)
    }
  }
  return { outputs, tier: 'frozen' }
}

/** Pins outputs: keeps them in the store and gives the hashes that go into the workflow. */
export async function freezeOutputs(
  kinds: Readonly<Record<string, Kind>>,
  outputs: Outputs,
  blobs: BlobStore,
): Promise<Record<string, { sha256: string; bytes: number }>> {
  const pins: Record<string, { sha256: string; bytes: number }> = {}
  for (const [port, kind] of Object.entries(kinds)) {
    pins[port] = await blobs.put(packedBytes(kind.encode(outputs[port])))
  }
  return pins
}

function missing(node: CompiledNode, port: string, cause?: unknown): RunError {
  const message = `"${node.path}" is frozen, but its "${port}" is not here. Unfreeze it, or run it once.`
  return new RunError('frozen.missing', node.path, message, { cause, fixes: ['unfreeze', 'run-once'] })
}
