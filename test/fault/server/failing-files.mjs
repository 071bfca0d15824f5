// Loaded into a worker or a server before anything else: one step of its disk fails, with half of what was to be written on it.
// REELGRAPH_TEST_DISK names a file with the number of that step, counted from when the file was changed; 0 for none.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname } from 'node:path'

const plan = process.env.REELGRAPH_TEST_DISK
const root = dirname(plan)
const { promises } = fs
const paths = new WeakMap()
const as = { writeFileSync: fs.writeFileSync }
let wanted = ''
let left = 0

/** Whether this is the step that fails. */
function fails(what, path) {
  if (!String(path).startsWith(root)) return false
  const now = fs.readFileSync(plan, 'utf8')
  if (now !== wanted) {
    wanted = now
    left = Number(now)
  }
  left--
  if (left !== 0) return false
  as.writeFileSync(`${plan}.failed`, `${what} ${path}`)
  return true
}

function full() {
  return Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', errno: -28 })
}

function half(content) {
  return content.slice(0, content.length / 2)
}

for (const what of ['mkdir', 'rename', 'open']) {
  const real = promises[what]
  promises[what] = async (path, ...rest) => {
    const reads = what === 'open' && (rest[0] === undefined || rest[0] === 'r')
    if (!reads && fails(what, path)) throw full()
    const result = await real(path, ...rest)
    if (what === 'open') paths.set(result, path)
    return result
  }
}

const { writeFile } = promises
promises.writeFile = async (path, content, ...rest) => {
  if (!fails('writeFile', path)) return writeFile(path, content, ...rest)
  await writeFile(path, half(content), ...rest)
  throw full()
}

const { copyFile } = promises
promises.copyFile = async (from, to, ...rest) => {
  if (!fails('copyFile', to)) return copyFile(from, to, ...rest)
  as.writeFileSync(to, half(fs.readFileSync(from)))
  throw full()
}

fs.writeFileSync = (path, content, ...rest) => {
  if (!fails('writeFileSync', path)) return as.writeFileSync(path, content, ...rest)
  as.writeFileSync(path, half(new Uint8Array(content.buffer, content.byteOffset, content.byteLength)))
  throw full()
}

const probe = await promises.open(plan, 'r')
const handle = Object.getPrototypeOf(probe)
await probe.close()
const { sync, writeFile: writeHandle } = handle
handle.sync = async function () {
  if (fails('sync', paths.get(this))) throw full()
  return sync.call(this)
}
handle.writeFile = async function (content, ...rest) {
  if (!fails('write', paths.get(this))) return writeHandle.call(this, content, ...rest)
  await writeHandle.call(this, half(content), ...rest)
  throw full()
}

syncBuiltinESMExports()
