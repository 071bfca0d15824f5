import type { IconName } from './icon-name.ts'

/** What an icon is drawn with. */
export interface IconProps {
  /** lucide name in kebab case; what a node declares goes through `declaredIcon`. */
  readonly name: IconName
  /** Side in px: 14, 16 or 20. */
  readonly size?: 14 | 16 | 20 | 24
  readonly className?: string | undefined
  /** Fills the drawing, as a chosen star or the triangle of Run. */
  readonly filled?: boolean
}
