import { behaves, WorkerBed } from './worker-bed.ts'

// A server whose worker waits in native code for a minute, to be killed.
const bed = new WorkerBed()
void bed.run('long', behaves('block'))
await bed.when((event) => event.type === 'node.started')
process.send!({ pid: bed.supervisor.pid, root: bed.root })
