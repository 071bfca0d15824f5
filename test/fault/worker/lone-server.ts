import { behaves, WorkerBed } from './worker-bed.ts'

// A server whose worker waits in native code for a minute, and another process to take over, to be killed.
const bed = new WorkerBed()
void bed.run('long', behaves('block'))
await bed.when((event) => event.type === 'node.started')
while (bed.supervisor.standbyPid === undefined) await new Promise((resolve) => setTimeout(resolve, 50))
const { pid, standbyPid } = bed.supervisor
process.send!({ pids: [pid, standbyPid], root: bed.root })
