// Runs in a process of its own, because a driver may abort instead of failing. Arguments: provider, graph in base64.
// Sends { works: true, ms, cpuMs } or { works: false, error } over the channel, and leaves.
// Plain JavaScript, so that forking it needs no loader.
import { createRequire } from 'node:module'

const [provider, graph] = process.argv.slice(2)
const size = 128

/** Best of three runs in milliseconds, after one that warms up; throws where the numbers are wrong. */
async function measure(ort, name) {
  const session = await ort.InferenceSession.create(Buffer.from(graph, 'base64'), {
    executionProviders: [name],
    logSeverityLevel: 4,
  })
  const x = new ort.Tensor('float32', new Float32Array(size * size).fill(1 / size), [size, size])
  let best = Infinity
  for (let i = 0; i < 3; i++) {
    const started = performance.now()
    const { y } = await session.run({ x })
    if (i > 0) best = Math.min(best, performance.now() - started)
    for (const value of y.data)
      if (!(Math.abs(value - 1 / size) < 1e-4)) throw new Error(`it computes wrong numbers (${value})`)
  }
  return best
}

try {
  const ort = createRequire(import.meta.url)('onnxruntime-node')
  const ms = await measure(ort, provider)
  const cpuMs = provider === 'cpu' ? ms : await measure(ort, 'cpu')
  process.send({ works: true, ms, cpuMs }, () => process.exit(0))
} catch (error) {
  process.send({ works: false, error: String(error?.message ?? error) }, () => process.exit(0))
}
