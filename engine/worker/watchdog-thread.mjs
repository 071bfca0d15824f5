// A thread beside inference. It shares nothing with the main loop but one number, so nothing there can hold it up.
import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

const { turned, pipe, beatMs } = workerData

function beat() {
  const age = (process.hrtime.bigint() - Atomics.load(turned, 0)) / 1_000_000n
  try {
    writeSync(pipe, `${age}\n`)
  } catch (error) {
    // A full pipe is a slow server; anything else is one that is gone. An exit would wait for the main thread.
    if (error.code !== 'EAGAIN') process.kill(process.pid, 'SIGKILL')
  }
}

beat()
setInterval(beat, beatMs)
