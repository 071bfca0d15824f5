import { totalmem } from 'node:os'
import type { Provider } from '../device/provider.ts'

const least = 4 * 2 ** 30

/**
 * Bytes of weights that a device keeps open at once where nobody says how many. On a CPU half of the memory that this process
 * may use, at least 4 GiB; elsewhere 4 GiB, since ONNX Runtime does not tell how much a card has.
 */
export function modelBytesOf(provider: Provider): number {
  if (provider !== 'cpu') return least
  const allowed = process.constrainedMemory()
  const memory = allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()
  return Math.max(least, Math.floor(memory / 2))
}
