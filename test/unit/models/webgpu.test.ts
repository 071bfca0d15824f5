import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runForked } from './run-forked.ts'
import { DeviceProbe } from '../../../engine/models/index.ts'
import { worst } from './tiny-bundle.ts'

/** The software Vulkan driver inside Debian's chromium package, where that is installed. */
function softwareVulkan(): string | undefined {
  try {
    const files = execFileSync('dpkg', ['-L', 'chromium', 'chromium-common'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const driver = files
      .toString()
      .split('\n')
      .find((file) => file.endsWith('vk_swiftshader_icd.json'))
    return driver && existsSync(driver) ? driver : undefined
  } catch (error) {
    const listed = (error as { stdout?: Buffer }).stdout?.toString().split('\n')
    return listed?.find((file) => file.endsWith('vk_swiftshader_icd.json'))
  }
}

// A program plays the graphics card here, so shaders compile for seconds, and longer on a busy machine.
const patience = 120_000
const driver = softwareVulkan()
const environment = { ...process.env, VK_ICD_FILENAMES: driver, VK_DRIVER_FILES: driver }
const why = driver ? '' : ' (skipped: install chromium and libvulkan1 for their software Vulkan driver)'

test.skipIf(!driver)(
  `WebGPU on software Vulkan works and is known to be software${why}`,
  async () => {
    const report = await new DeviceProbe({ environment, timeoutMs: 100_000 }).report('webgpu')
    expect(report).toMatchObject({ works: true, software: true })
    expect(report.reason).toContain('software adapter')
  },
  patience,
)

test.skipIf(!driver)(
  `a tiny model gives the CPU's numbers on WebGPU${why}`,
  async () => {
    const onCpu = await runForked('cpu', process.env)
    const onGpu = await runForked('webgpu', environment)
    expect(onGpu.provider).toBe('webgpu')
    expect(onGpu.clean).toHaveLength(2)
    onGpu.clean.forEach((clean, i) => expect(worst(clean, onCpu.clean[i]!)).toBeLessThan(1e-4))
    expect(onGpu.frames).toHaveLength(6)
    onGpu.frames.forEach((frame, i) => expect(worst(frame, onCpu.frames[i]!)).toBeLessThanOrEqual(1))
  },
  patience,
)
