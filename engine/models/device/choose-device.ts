import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import type { DeviceChoice } from '../../define/services.ts'
import { DeviceUnavailableError } from '../model-error.ts'
import type { DeviceProbe } from './device-probe.ts'
import { providerOrder, providerTitles, type Provider } from './provider.ts'

/** What a person may ask for: `auto`, or one provider by name. */
export interface DeviceWish {
  readonly device?: 'auto' | Provider | undefined
  readonly precision?: DeviceChoice['precision'] | undefined
  /** CPU threads of one operator; all cores this process may use where not given. */
  readonly threads?: number | undefined
  /** Bytes of weights to keep open at once; what `modelBytesOf` says where not given. */
  readonly modelBytes?: number | undefined
}

/**
 * Where inference will happen and why. `auto` takes the first provider that works and is no software adapter; a named
 * one is used or, where it does not work, refused with `device.unavailable` and the reason.
 */
export async function chooseDevice(wish: DeviceWish, probe: DeviceProbe): Promise<DeviceChoice> {
  const common = {
    precision: wish.precision ?? 'fp32',
    threads: Math.max(1, Math.floor(wish.threads ?? Math.min(16, availableParallelism()))),
    runtime: `onnxruntime-node ${runtimeVersion()}`,
  } as const
  if (wish.device && wish.device !== 'auto') {
    const report = await probe.report(wish.device)
    if (!report.works) throw new DeviceUnavailableError(wish.device, report.reason)
    return { ...common, provider: wish.device, reason: `asked for by name; ${report.reason}` }
  }
  const passed: string[] = []
  for (const provider of providerOrder) {
    const report = await probe.report(provider)
    if (report.works && !report.software)
      return {
        ...common,
        provider,
        reason: [`${providerTitles[provider]} is the first that works`, ...passed].join('; '),
      }
    passed.push(`not ${provider}: ${report.reason}`)
  }
  throw new DeviceUnavailableError('cpu', 'no provider works; reinstall onnxruntime-node')
}

/** The installed version of ONNX Runtime, without loading it. */
export function runtimeVersion(): string {
  const main = createRequire(import.meta.url).resolve('onnxruntime-node')
  const manifest = JSON.parse(readFileSync(join(dirname(main), '..', 'package.json'), 'utf8')) as {
    version: string
  }
  return manifest.version
}
