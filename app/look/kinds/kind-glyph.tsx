import type { ReactNode } from 'react'
import { elementKind, kindLook } from './kind-look.ts'

/** What a port's glyph is drawn with. */
export interface KindGlyphProps {
  /** Name of the kind, `clip` or `clip[]`. */
  readonly kind: string
  /** Filled is connected, hollow is free. */
  readonly filled: boolean
  /** A list has an echo behind it; by default where the kind's name ends in brackets. */
  readonly list?: boolean
  /** Side in px. */
  readonly size?: number
  /** Colour of the rim that keeps the glyph apart from what is under it. */
  readonly rim?: string
  readonly className?: string
}

/** Outline of each kind in a square of 12; all that is drawn is made of it. */
const outlines: Readonly<Record<string, string>> = {
  model: 'M6 1 10.35 3.5V8.5L6 11 1.65 8.5V3.5Z',
  text: 'M2.2 3H9.8A1.2 1.2 0 0 1 11 4.2V7.8A1.2 1.2 0 0 1 9.8 9H2.2A1.2 1.2 0 0 1 1 7.8V4.2A1.2 1.2 0 0 1 2.2 3Z',
  conditioning: 'M6 .8 11.2 6 6 11.2 .8 6Z',
  schedule: 'M2.2 1.2 11 6 2.2 10.8Z',
  clip: 'M11 6A5 5 0 1 1 1 6 5 5 0 1 1 11 6Z',
  video: 'M.9 2H11.1V10H.9Z',
  image: 'M1.6 1H7.8L11 4.2V10.4A.6.6 0 0 1 10.4 11H1.6A.6.6 0 0 1 1 10.4V1.6A.6.6 0 0 1 1.6 1Z',
  number: 'M9.6 6A3.6 3.6 0 1 1 2.4 6 3.6 3.6 0 1 1 9.6 6Z',
  integer: 'M1.8 2.1H10.2V5.2H1.8ZM1.8 6.8H10.2V9.9H1.8Z',
  boolean: 'M.8 8.8A5.2 5.2 0 0 1 11.2 8.8Z',
}

const fallback = outlines['number']!

/** The insides that tell a filled glyph: the hole of a clip, the slits of a video. */
const holes: Readonly<Record<string, string>> = {
  clip: 'M7.7 6A1.7 1.7 0 1 0 4.3 6 1.7 1.7 0 1 0 7.7 6Z',
  video: 'M2.5 2V10H3.7V2ZM8.3 2V10H9.5V2Z',
}

/** What a hollow glyph keeps inside. */
const insides: Readonly<Record<string, ReactNode>> = {
  clip: <circle cx="6" cy="6" r="1.7" fill="currentColor" stroke="none" />,
  video: <path d="M3.6 2V10M8.4 2V10" />,
}

/** The shape of a kind: on ports, in lists, in the palette. */
export function KindGlyph({ kind, filled, list, size = 12, rim, className }: KindGlyphProps) {
  const element = elementKind(kind)
  const outline = Object.hasOwn(outlines, element) ? outlines[element]! : fallback
  const echo = list ?? element !== kind
  return (
    <svg
      viewBox="0 0 12 12"
      width={size}
      height={size}
      className={`shrink-0 overflow-visible ${className ?? ''}`}
      style={{ color: kindLook(kind).colour }}
      aria-hidden="true"
      focusable="false"
      strokeLinejoin="round"
    >
      {echo && (
        <>
          <path
            d={outline}
            transform="translate(2.2 -2.2)"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
            opacity="0.75"
          />
          <path d={outline} fill={rim ?? 'var(--node)'} stroke={rim ?? 'var(--node)'} strokeWidth="2.4" />
        </>
      )}
      {rim && <path d={outline} fill={rim} stroke={rim} strokeWidth="3" />}
      {filled ? (
        <path d={`${outline}${holes[element] ?? ''}`} fill="currentColor" fillRule="evenodd" />
      ) : (
        <g fill="none" stroke="currentColor" strokeWidth="1.6">
          <path d={outline} />
          {insides[element]}
        </g>
      )}
    </svg>
  )
}
