import { lstatSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DeviceChoice } from '../../define/services.ts'
import type { ModelDescriptor } from '../../define/values.ts'
import type { Bundle } from '../bundle/bundle.ts'
import { describeBundle } from '../bundle/describe-bundle.ts'
import { inPrecision } from '../bundle/in-precision.ts'
import { readBundle } from '../bundle/read-bundle.ts'
import { verifyBundle } from '../bundle/verify-bundle.ts'
import { runtimeVersion } from '../device/choose-device.ts'
import { ModelDiskFullError, ModelExistsError, OtherIdError, WrongHashError } from '../model-error.ts'
import type { ModelStore } from './model-store.ts'
import { probeBundle } from './probe-bundle.ts'
import { incomingName, sweepIncoming } from './sweep-incoming.ts'

/** How a bundle is registered. */
export interface AddOptions {
  /** Registers a link to the folder instead of copying it; the folder must stay where it is. */
  readonly link?: boolean
  /** Moves the folder, which must be on the store's disk, instead of copying it. */
  readonly move?: boolean
  /** The sha256 and the id that the bundle must have. */
  readonly sha256?: string
  readonly id?: string
}

/**
 * Registers the bundle in `folder`: reads it, hashes every file, loads and runs each graph once, on one thread of the CPU unless `deviceFor` says where, and makes
 * it appear in the store whole or not at all. Adding the same bundle again changes nothing. Throws what is wrong with
 * the bundle, `model.no-precision`, `model.wrong-hash`, `model.other-id`, `model.already-there` where another one, or a folder, has its id, or
 * `model.disk-full`.
 */
export async function addModel(
  store: ModelStore,
  folder: string,
  options: AddOptions = {},
  deviceFor: (bundle: Bundle) => DeviceChoice = oneThread,
): Promise<ModelDescriptor> {
  const bundle = readBundle(folder)
  const descriptor = describeBundle(bundle, await verifyBundle(bundle, store.verified))
  if (options.sha256 !== undefined && descriptor.sha256 !== options.sha256)
    throw new WrongHashError(descriptor.id, descriptor.sha256, options.sha256)
  if (options.id !== undefined && descriptor.id !== options.id)
    throw new OtherIdError(descriptor.id, options.id)
  const there = (await store.inventory()).find(({ id }) => id === descriptor.id)
  if (there?.descriptor?.sha256 === descriptor.sha256) return there.descriptor
  const taken = there ?? (await store.upscalers()).find(({ id }) => id === descriptor.id)
  if (taken) throw new ModelExistsError(descriptor.id)
  const final = join(store.folders.models, descriptor.id)
  // A folder of that name that is no such model is not replaced either.
  if (lstatSync(final, { throwIfNoEntry: false })) throw new ModelExistsError(descriptor.id)
  const device = deviceFor(bundle)
  await probeBundle(inPrecision(bundle, device.precision), descriptor, device)

  const incoming = join(store.folders.models, incomingName())
  await mkdir(store.folders.models, { recursive: true })
  await sweepIncoming(store.folders.models)
  try {
    if (options.link) await symlink(bundle.folder, incoming, 'junction')
    else if (!options.move)
      for (const { file } of bundle.files) {
        await mkdir(dirname(join(incoming, file)), { recursive: true })
        await copyFile(join(bundle.folder, file), join(incoming, file))
      }
    await rename(options.move ? bundle.folder : incoming, final)
  } catch (error) {
    await rm(incoming, { recursive: true, force: true })
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (['ENOSPC', 'EDQUOT'].includes(code)) throw new ModelDiskFullError(descriptor.id, { cause: error })
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(code))
      throw new ModelExistsError(descriptor.id, { cause: error })
    throw error
  }
  return store.describe(descriptor.id)
}

/** What is left to a look at a stranger's file beside the runs of a server. */
function oneThread({ info }: Bundle): DeviceChoice {
  return {
    provider: 'cpu',
    precision: info.precision,
    threads: 1,
    runtime: `onnxruntime-node ${runtimeVersion()}`,
    reason: 'a model is tried on the CPU before it is registered',
  }
}
