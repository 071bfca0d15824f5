import type { Packed } from '../define/index.ts'
import type { CompiledNode } from '../graph/compiled.ts'
import type { BlobStore } from './blob-store.ts'
import type { ItemOf } from './events.ts'
import { itemName } from './item-name.ts'
import { packedOf } from './packed-bytes.ts'
import { RunError } from './run-error.ts'

/** The hash of what one call of a node goes on from; undefined where it starts anew. */
export function startAt({ starts }: CompiledNode, item: ItemOf | undefined): string | undefined {
  const name = item && itemName(item)
  return starts?.find((start) => start.item === name)?.sha256
}

/** What all calls of a node go on from, as part of a key that is made before it is known which there will be. */
export function allStarts({ starts }: CompiledNode): unknown {
  return starts?.length ? starts : undefined
}

/** Reads what a call goes on from. Throws `start.missing` where it is gone or damaged. */
export async function readStart(
  node: CompiledNode,
  item: ItemOf | undefined,
  blobs: BlobStore | undefined,
): Promise<Packed | undefined> {
  const sha256 = startAt(node, item)
  if (sha256 === undefined) return undefined
  const bytes = await blobs?.get(sha256)
  const packed = bytes && packedOf(bytes)
  if (packed) return packed
  const message = `"${node.path}" goes on from a step of another run, which is not in this data folder. Branch again from a step that is kept here.`
  throw new RunError('start.missing', node.path, message)
}
