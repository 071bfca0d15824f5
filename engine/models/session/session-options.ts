import type { InferenceSession } from 'onnxruntime-node'
import type { DeviceChoice } from '../../define/services.ts'

/**
 * How a session is created on a device. On the CPU all graph optimisations and one operator at a time with all threads
 * inside it. A DiT step is hundreds of short operators, so threads that wait for the next one spin for 20 µs, which
 * bridges the gap; spinning without end, ONNX Runtime's default, doubles a step's time where other programs want the
 * same cores (bench/dit-step.ts prints both).
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
    extra: {
      session: {
        intra_op: { spin_duration_us: '20' },
        force_spinning_stop: '1',
        set_denormal_as_zero: '1',
      },
    },
  }
}
