import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Provider } from './provider.ts'

/**
 * Why a provider cannot work here, where that shows without starting anything; `undefined` = it must be tried. Saves
 * the usual machine, which has no GPU, from forking a process to learn so.
 */
export function preflight(
  provider: Provider,
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  arch: NodeJS.Architecture = process.arch,
): string | undefined {
  switch (provider) {
    case 'cpu':
      return undefined
    case 'coreml':
      return platform === 'darwin' ? undefined : 'it exists on macOS only'
    case 'dml':
      return platform === 'win32' ? undefined : 'it exists on Windows only'
    case 'cuda':
      if (platform === 'darwin') return 'there is no CUDA on macOS'
      if (!hasCudaLibraries()) {
        // The script that fetches them refuses elsewhere.
        return platform === 'linux' && arch === 'x64'
          ? `its libraries are not installed; with an NVIDIA card: ONNXRUNTIME_NODE_INSTALL=cuda12 node ${installScript()}`
          : 'ONNX Runtime brings its libraries for Node on x64 Linux only'
      }
      return platform === 'linux' && !hasNode(/^nvidia\d+$|^dxg$/)
        ? 'there is no NVIDIA device (/dev/nvidia0)'
        : undefined
    case 'webgpu':
      if (platform !== 'linux') return undefined
      // A driver that someone points to is tried whatever the machine has: that is how software Vulkan is used.
      if (environment['VK_ICD_FILENAMES'] || environment['VK_DRIVER_FILES']) return undefined
      return hasNode(/^(nvidia\d+|dxg|mali\d*|kgsl-3d0|pvr\w*)$/) || hasRenderNode()
        ? undefined
        : 'there is no graphics device (/dev/dri); software Vulkan is slower than the CPU provider, so it is not tried'
  }
}

/** Fetches what the package leaves out; npm does not run it of itself. */
function installScript(): string {
  return relative(process.cwd(), join(runtimeFolder(), 'script', 'install.js'))
}

function runtimeFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('onnxruntime-node')), '..')
}

function hasCudaLibraries(): boolean {
  try {
    const folder = join(runtimeFolder(), 'bin', 'napi-v6', process.platform, process.arch)
    return readdirSync(folder).some((file) => file.includes('providers_cuda'))
  } catch {
    return false
  }
}

function hasNode(name: RegExp): boolean {
  try {
    return readdirSync('/dev').some((file) => name.test(file))
  } catch {
    return false
  }
}

function hasRenderNode(): boolean {
  return existsSync('/dev/dri') && readdirSync('/dev/dri').some((file) => file.startsWith('renderD'))
}
