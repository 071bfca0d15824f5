import type { ReactNode } from 'react'

/** What may be said of a node. */
export type NodeStateName =
  | 'idle'
  | 'queued'
  | 'running'
  | 'done'
  | 'cached'
  | 'error'
  | 'bypassed'
  | 'muted'
  | 'frozen'

/** What a ring is drawn with. */
export interface StateRingProps {
  readonly state: NodeStateName
  /** 0…1 while running; left out where it is not known, and then no arc is drawn: progress is never made up. */
  readonly progress?: number | undefined
  readonly size?: number
  readonly className?: string
}

const around = 2 * Math.PI * 5.75

/** The drawing of a state, 16 px. Words beside it say the same. */
export function StateRing({ state, progress, size = 16, className }: StateRingProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={`shrink-0 ${className ?? ''}`}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {state === 'running' ? running(progress) : drawings[state]}
    </svg>
  )
}

function running(progress: number | undefined): ReactNode {
  return (
    <>
      <circle cx="8" cy="8" r="5.75" stroke="var(--line2)" strokeWidth="1.6" />
      <circle cx="8" cy="8" r="2" fill="var(--accent)" />
      {progress !== undefined && progress > 0 && (
        <circle
          cx="8"
          cy="8"
          r="5.75"
          stroke="var(--accent)"
          strokeWidth="2.4"
          strokeLinecap="butt"
          strokeDasharray={`${around * Math.min(1, progress)} ${around}`}
          transform="rotate(-90 8 8)"
        />
      )}
    </>
  )
}

const drawings: Readonly<Record<Exclude<NodeStateName, 'running'>, ReactNode>> = {
  idle: <circle cx="8" cy="8" r="6.1" stroke="var(--line2)" strokeWidth="1.5" />,
  queued: (
    <circle
      cx="8"
      cy="8"
      r="6.1"
      stroke="var(--ink2)"
      strokeWidth="1.9"
      strokeLinecap="butt"
      strokeDasharray="2 2.26"
    />
  ),
  done: (
    <g stroke="var(--ok)" strokeWidth="1.6">
      <circle cx="8" cy="8" r="7" />
      <path d="m5 8.3 2.1 2L11 6.2" />
    </g>
  ),
  cached: (
    <g stroke="var(--ok)" strokeWidth="1.5">
      <path d="M8 1.6 14.4 4.9 8 8.2 1.6 4.9Z" />
      <path d="m1.6 8 6.4 3.3L14.4 8" />
      <path d="m1.6 11.1 6.4 3.3 6.4-3.3" />
    </g>
  ),
  error: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" fill="var(--err)" />
      <path d="M8 4.4v4.2M8 11.4v.1" stroke="var(--node)" strokeWidth="1.9" />
    </>
  ),
  bypassed: (
    <g stroke="var(--ink2)" strokeWidth="1.7">
      <path d="M.9 9.6h1.4C3 6.5 5.2 4.6 8 4.6c2.4 0 4.4 1.5 5.3 3.9" />
      <path d="m11.2 12 3.9-2.2-1.6-3.7" fill="var(--ink2)" />
      <path d="M6.3 12.2h3.4" strokeWidth="1.9" />
    </g>
  ),
  muted: (
    <g stroke="var(--ink2)" strokeWidth="1.6">
      <circle cx="8" cy="8" r="6.6" />
      <path d="M3.4 12.6 12.6 3.4" />
    </g>
  ),
  frozen: (
    <g stroke="var(--ink)" strokeWidth="1.5">
      <path d="M8 1v14M1.9 4.5l12.2 7M14.1 4.5l-12.2 7" />
      <path d="M6 1.9l2 2 2-2M6 14.1l2-2 2 2" />
    </g>
  ),
}
