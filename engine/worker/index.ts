/** What the server process may load: nothing here opens a model. */
export { inspect } from './inspect.ts'
export type { InspectQuestion } from './inspect-messages.ts'
export type { AttemptStatus, PreviewHeader, RunJob, WorkerOutput } from './protocol.ts'
export { StepArchive } from './step-archive.ts'
export type { ArchivedStep } from './step-file.ts'
export { Supervisor } from './supervisor.ts'
export type { SupervisorOptions, SupervisorState } from './supervisor-options.ts'
export { workerAdvice, WorkerLost, type LossCode } from './worker-lost.ts'
