import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  chooseDevice,
  DeviceProbe,
  providerOrder,
  type DeviceReport,
  type Provider,
} from '../../../engine/models/index.ts'
import { preflight } from '../../../engine/models/device/preflight.ts'

/** A probe of an imagined machine. */
function imagined(reports: Partial<Record<Provider, Partial<DeviceReport>>>): DeviceProbe {
  const probe = new DeviceProbe()
  probe.report = async (provider) => ({
    provider,
    title: provider,
    works: provider === 'cpu',
    software: false,
    reason: 'not there',
    ...reports[provider],
  })
  return probe
}

test('auto takes the first that works and says why not the others', async () => {
  const device = await chooseDevice({}, imagined({ webgpu: { works: true } }))
  expect(device.provider).toBe('webgpu')
  expect(device.reason).toContain('not cuda: not there')
})

test('auto prefers the CPU to a software adapter', async () => {
  const probe = imagined({ webgpu: { works: true, software: true, reason: 'a software adapter' } })
  expect(await chooseDevice({}, probe)).toMatchObject({ provider: 'cpu' })
  expect((await chooseDevice({}, probe)).reason).toContain('software adapter')
  expect(await chooseDevice({ device: 'webgpu' }, probe)).toMatchObject({ provider: 'webgpu' })
})

test('a device that is asked for by name and does not work is an error with its reason', async () => {
  await expect(chooseDevice({ device: 'cuda' }, imagined({}))).rejects.toMatchObject({
    code: 'device.unavailable',
    subject: 'cuda',
  })
  await expect(chooseDevice({ device: 'cuda' }, imagined({}))).rejects.toThrow('not there')
})

test('what a platform lacks is known without starting anything', () => {
  expect(preflight('coreml', 'linux')).toContain('macOS')
  expect(preflight('dml', 'darwin')).toContain('Windows')
  expect(preflight('cpu', 'linux')).toBeUndefined()
  expect(preflight('webgpu', 'linux', { VK_ICD_FILENAMES: '/some/driver.json' })).toBeUndefined()
})

test.each([
  ['win32', 'x64'],
  ['win32', 'arm64'],
  ['linux', 'arm64'],
] as const)('on %s %s nothing is told to fetch libraries that there are none of', (platform, arch) => {
  const installs = createRequire(import.meta.url)('onnxruntime-node/script/install-metadata.js') as {
    readonly requirements: Readonly<Record<string, readonly string[]>>
  }
  expect(installs.requirements[`${platform}/${arch}`]).not.toContain('cuda12')
  expect(installs.requirements['linux/x64']).toContain('cuda12')
  expect(preflight('cuda', platform, {}, arch) ?? '').not.toContain('node_modules')
})

test('every provider is described, each tried once', async () => {
  const probe = new DeviceProbe()
  const reports = await probe.describe()
  expect(reports.map(({ provider }) => provider)).toEqual(providerOrder)
  expect(reports.at(-1)).toMatchObject({ provider: 'cpu', works: true })
  for (const { reason } of reports) expect(reason).not.toBe('')
  expect(await probe.report('cuda')).toBe(reports[0])
})

test('a driver that is none costs an answer, not the process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reelgraph-driver-'))
  const driver = join(folder, 'driver.json')
  writeFileSync(driver, '{}')
  const probe = new DeviceProbe({
    environment: { ...process.env, VK_ICD_FILENAMES: driver, VK_DRIVER_FILES: driver },
  })
  const report = await probe.report('webgpu')
  if (process.platform === 'linux') expect(report.works).toBe(false)
  expect(report.reason.length).toBeGreaterThan(10)
  rmSync(folder, { recursive: true })
})

test('a probe that hangs is ended', async () => {
  const probe = new DeviceProbe({
    timeoutMs: 1,
    environment: { ...process.env, VK_ICD_FILENAMES: '/nowhere.json' },
  })
  const report = await probe.report('webgpu')
  if (process.platform === 'linux')
    expect(report).toMatchObject({
      works: false,
      reason: expect.stringContaining('did not answer') as string,
    })
})
