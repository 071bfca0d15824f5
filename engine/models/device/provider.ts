import type { DeviceChoice } from '../../define/services.ts'

/** An execution provider of ONNX Runtime. */
export type Provider = DeviceChoice['provider']

/** The order in which `auto` tries them: the first that works and outruns the CPU is taken. */
export const providerOrder: readonly Provider[] = ['cuda', 'webgpu', 'coreml', 'dml', 'cpu']

/** What people call each one. */
export const providerTitles: Readonly<Record<Provider, string>> = {
  cuda: 'NVIDIA CUDA',
  webgpu: 'WebGPU (Vulkan, Metal or Direct3D)',
  coreml: 'Apple CoreML',
  dml: 'DirectML',
  cpu: 'CPU',
}
