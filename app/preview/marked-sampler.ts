import type { RunsState } from '../run/runs-state.ts'
import type { HeldSteps } from './held-steps.ts'

/**
 * Which of the samplers that one schedule feeds its curve follows: the one at which an earlier step is looked at, or else
 * the one at work, or else the one that was at work last.
 */
export function markedSampler(
  { sampled, runs, current }: Pick<RunsState, 'sampled' | 'runs' | 'current'>,
  held: HeldSteps,
  samplers: readonly string[],
): string | undefined {
  const made = samplers.filter((path) => sampled.has(path))
  const looked = [...held].findLast(
    ([path, { run, step }]) => step !== undefined && made.includes(path) && sampled.get(path)?.run === run,
  )
  if (looked) return looked[0]
  const running = runs.get(current ?? '')?.nodes
  const startedAt = (path: string): number =>
    runs.get(sampled.get(path)?.run ?? '')?.nodes.get(path)?.startedAt ?? 0
  return (
    made.find((path) => running?.get(path)?.state === 'running') ??
    made.reduce<string | undefined>(
      (last, path) => (last !== undefined && startedAt(last) > startedAt(path) ? last : path),
      undefined,
    )
  )
}

/**
 * The step of a schedule, from 1, at which a sampler is that counts the steps of all its windows: each goes through the whole
 * schedule. Undefined where it denoised along another schedule than this one.
 */
export function stepOfSchedule(step: number, of: number, steps: number): number | undefined {
  return steps > 0 && of % steps === 0 ? ((step - 1) % steps) + 1 : undefined
}
