/** What the shell learns from a command. */
export const exitCode = { done: 0, failed: 1, badInput: 2, cancelled: 130 } as const

/** One of the four exit codes. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
