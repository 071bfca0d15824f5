import { createHash } from 'node:crypto'
import type { RunEvent } from '../../../engine/run/index.ts'
import type { ServeProcess } from '../../e2e/serve-process.ts'

/** Waits for a run's end and says all that is wrong with it: status, output rows, bytes, numbers of its events. */
export async function faultsOf(server: ServeProcess, id: string, sha256: string): Promise<string[]> {
  const faults: string[] = []
  const { status, error, outputs } = await server.ended(id)
  if (status !== 'done') faults.push(`it is ${status}: ${error?.code} ${error?.message}`)
  if (outputs.length !== 1) faults.push(`it has ${outputs.length} outputs`)
  for (const output of outputs) {
    const response = await fetch(`${server.url}/api/outputs/${output.id}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    const found = createHash('sha256').update(bytes).digest('hex')
    if (found !== sha256) faults.push(`its bytes are ${found}, not ${sha256}`)
    if (found !== output.sha256) faults.push('its bytes are not those of its row')
  }
  const { body } = await server.json<{ events: RunEvent[] }>(`/api/runs/${id}/events?limit=5000`)
  const seqs = body.events.map(({ seq }) => seq)
  if (seqs.some((seq, at) => seq !== at + 1)) faults.push(`its events are ${seqs.join()}`)
  const [first, last] = [body.events[0]?.type, body.events.at(-1)?.type]
  if (first !== 'run.queued' || last !== 'run.done') faults.push(`it begins ${first} and ends ${last}`)
  return faults
}
