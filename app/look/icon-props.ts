/** What an icon is drawn with. */
export interface IconProps {
  /** lucide name in kebab case; unknown ones, as of a foreign node, become a box. */
  readonly name: string
  /** Side in px: 14, 16 or 20. */
  readonly size?: 14 | 16 | 20 | 24
  readonly className?: string | undefined
  /** Fills the drawing, as a chosen star or the triangle of Run. */
  readonly filled?: boolean
}
