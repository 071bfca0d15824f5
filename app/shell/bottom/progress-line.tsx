/** How far the run is. */
export function ProgressLine() {
  return null
}
