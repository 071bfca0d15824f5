import { cpus, loadavg } from 'node:os'

/** The machine and its load, for the line above every table. */
export function machineLine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'} · Node ${process.versions.node} · load ${loadavg()[0]!.toFixed(2)}`
}
