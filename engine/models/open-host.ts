import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DeviceChoice, ModelHost, OpenUpscaler } from '../define/services.ts'
import type { ModelDescriptor } from '../define/values.ts'
import type { Bundle } from './bundle/bundle.ts'
import { inPrecision } from './bundle/in-precision.ts'
import { verifyBundle } from './bundle/verify-bundle.ts'
import { chooseDevice, type DeviceWish } from './device/choose-device.ts'
import { DeviceProbe, type DeviceReport } from './device/device-probe.ts'
import { openModel, type LocalModel } from './open-model.ts'
import { modelBytesOf } from './session/model-bytes-of.ts'
import { SessionPool } from './session/session-pool.ts'
import { addModel, type AddOptions } from './store/add-model.ts'
import { ModelStore } from './store/model-store.ts'
import { openUpscaler } from './upscaler/open-upscaler.ts'

/** Where models are and what runs them. */
export interface HostOptions extends DeviceWish {
  /** The data folder; its `models` are the person's own, and it remembers which files were hashed. */
  readonly dataDir: string
  /** Folder of the models in the box; the package's `models/` where not given. */
  readonly embeddedDir?: string
  /** Shared between hosts of one process, so that no device is tried twice. */
  readonly probe?: DeviceProbe
}

/** The installed models on one device. */
export interface Host extends ModelHost {
  readonly device: DeviceChoice
  readonly store: ModelStore
  open(id: string): Promise<LocalModel>
  /** Hashes, tries and registers the bundle in a folder. */
  add(folder: string, options?: AddOptions): Promise<ModelDescriptor>
  /** Every provider, whether it works here, and why (not). */
  describeDevices(): Promise<readonly DeviceReport[]>
  /** What results depend on beside weights and inputs; part of the cache keys of device nodes. */
  environmentKey(): string
  /** Frees all sessions; open models are not to be used afterwards. */
  dispose(): Promise<void>
}

/** The folder of the store's models and its memory of verified files, without choosing a device. */
export function openStore(options: Pick<HostOptions, 'dataDir' | 'embeddedDir'>): ModelStore {
  return new ModelStore({
    models: join(options.dataDir, 'models'),
    embedded: options.embeddedDir ?? fileURLToPath(new URL('../../models', import.meta.url)),
    memory: join(options.dataDir, 'cache', 'verified-files.json'),
  })
}

/** Chooses the device and opens the models. Throws `device.unavailable` where a named device does not work. */
export async function openHost(options: HostOptions): Promise<Host> {
  const store = openStore(options)
  const probe = options.probe ?? new DeviceProbe()
  const device = await chooseDevice(options, probe)
  const pool = new SessionPool(device, options.modelBytes ?? modelBytesOf(device.provider))
  const opened = new Map<string, LocalModel>()
  const upscalers = new Map<string, OpenUpscaler>()
  const precisionOf = ({ info }: Bundle): DeviceChoice['precision'] =>
    options.precision ?? info.preferred[device.provider] ?? info.precision

  return {
    device,
    store,
    list: async () => (await store.inventory()).flatMap(({ descriptor }) => descriptor ?? []),
    describe: (id) => store.describe(id),
    async open(id) {
      const { bundle, descriptor } = await store.find(id)
      const known = opened.get(keyOf(bundle, descriptor))
      if (known) return known
      const precision = precisionOf(bundle)
      const chosen = inPrecision(bundle, precision)
      if (chosen !== bundle) await verifyBundle(chosen, store.verified)
      const model = openModel(chosen, descriptor, pool, { ...device, precision })
      opened.set(keyOf(bundle, descriptor), model)
      return model
    },
    describeUpscaler: async (id) => (await store.findUpscaler(id)).descriptor,
    async openUpscaler(id) {
      const { bundle, descriptor } = await store.findUpscaler(id)
      const known = upscalers.get(keyOf(bundle, descriptor))
      if (known) return known
      const upscaler = openUpscaler(bundle, descriptor, pool, { ...device, precision: 'fp32' })
      upscalers.set(keyOf(bundle, descriptor), upscaler)
      return upscaler
    },
    add: (folder, how) =>
      addModel(store, folder, how, (bundle) => ({ ...device, precision: precisionOf(bundle) })),
    describeDevices: () => probe.describe(),
    environmentKey: () =>
      [device.provider, options.precision ?? 'as-shipped', device.runtime, `${device.threads} threads`].join(
        ' · ',
      ),
    async dispose() {
      opened.clear()
      upscalers.clear()
      await pool.dispose()
    },
  }
}

/** The same files may be there under two names, and what is made says which made it; or in another folder than they were. */
function keyOf(
  { folder }: { readonly folder: string },
  { id, sha256 }: { readonly id: string; readonly sha256: string },
): string {
  return `${id} ${sha256} ${folder}`
}
