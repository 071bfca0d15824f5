import type { Kind, Revive } from '../define/index.ts'
import type { CompiledNode } from '../graph/compiled.ts'
import type { BlobStore } from './blob-store.ts'
import type { OutputPins } from './events.ts'
import type { Found } from './look-up.ts'
import { packedBytes, packedOf } from './packed-bytes.ts'
import type { Unit } from './region.ts'
import type { Outputs } from './result-cache.ts'
import { RunError } from './run-error.ts'

/**
 * Reads pinned outputs by hash. Throws `frozen.missing` where one is gone or damaged, and `frozen.wrong-kind` where it is
 * not what the node gives.
 */
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
    if (!kind.is(outputs[port]))
      throw unreadable('frozen.wrong-kind', unit.node, `what it keeps as "${port}" is no ${kind.title}`)
  }
  return { outputs, tier: 'frozen' }
}

/** Pins outputs: keeps them in the store and gives the hashes and kinds that go into the workflow. */
export async function freezeOutputs(
  kinds: Readonly<Record<string, Kind>>,
  outputs: Outputs,
  blobs: BlobStore,
): Promise<OutputPins> {
  const pins: Record<string, OutputPins[string]> = {}
  for (const [port, kind] of Object.entries(kinds)) {
    pins[port] = { ...(await blobs.put(packedBytes(kind.encode(outputs[port])))), kind: kind.id }
  }
  return pins
}

function missing(node: CompiledNode, port: string, cause?: unknown): RunError {
  return unreadable('frozen.missing', node, `its "${port}" is not here`, cause)
}

function unreadable(code: string, { path }: CompiledNode, what: string, cause?: unknown): RunError {
  const message = `"${path}" is frozen, but ${what}. Unfreeze it, or run it once.`
  return new RunError(code, path, message, { cause, fixes: ['unfreeze', 'run-once'] })
}
