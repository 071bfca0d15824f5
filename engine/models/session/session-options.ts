import type { InferenceSession } from 'onnxruntime-node'
import type { DeviceChoice } from '../../define/services.ts'

/**
 * How a session is created on a device. On the CPU all graph optimisations, one operator at a time with all threads
 * inside it, and threads that spin between operators: a DiT step is hundreds of short operators, and waking a sleeping
 * thread costs more than many of them take. Spinning stops with the run, so idle sessions cost no time.
 */
export function sessionOptions(
  device: Pick<DeviceChoice, 'provider' | 'threads'>,
): InferenceSession.SessionOptions {
  return {
    executionProviders: [device.provider],
    graphOptimizationLevel: 'all',
    executionMode: 'sequential',
    intraOpNumThreads: device.threads,
    interOpNumThreads: 1,
    enableCpuMemArena: true,
    enableMemPattern: true,
    logSeverityLevel: 3,
    extra: { session: { force_spinning_stop: '1', set_denormal_as_zero: '1' } },
  }
}
