import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hasCode, ReelgraphError } from '../../define/reelgraph-error.ts'
import type { ModelDescriptor } from '../../define/values.ts'
import { idOfName } from '../bundle/bundle-id.ts'
import { addModel, type AddOptions } from './add-model.ts'
import type { ModelStore } from './model-store.ts'
import { type PackedModel, unpackModel } from './unpack-model.ts'

/**
 * Registers the bundle in a zip file: unpacked beside it, on the store's disk, then tried and registered as a folder is. Nothing of
 * one that is refused stays behind; whoever owns the zip file's folder clears away what a killed process leaves. Throws as `unpackModel` and `addModel` do; errors call it by its name.
 */
export async function addPackedModel(
  store: ModelStore,
  packed: PackedModel,
  expected: Pick<AddOptions, 'sha256' | 'id'> = {},
): Promise<ModelDescriptor> {
  const incoming = join(dirname(packed.path), 'unpacked')
  const folder = join(incoming, idOfName(expected.id ?? packed.name.replace(/\.zip$/i, '')))
  try {
    await mkdir(folder, { recursive: true })
    await unpackModel(packed, folder)
    return await addModel(store, folder, { move: true, ...expected })
  } catch (thrown) {
    if (!hasCode(thrown)) throw thrown
    const told = (said: string): string => said.replaceAll(folder, packed.name)
    throw new ReelgraphError(thrown.code, told(thrown.subject), told(thrown.message), { cause: thrown })
  } finally {
    await rm(incoming, { recursive: true, force: true })
  }
}
