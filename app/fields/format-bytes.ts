/** A size as people read it: `640 B`, `12 kB`, `3.4 MB`, `1.2 GB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const units = ['kB', 'MB', 'GB', 'TB']
  let size = bytes / 1000
  let at = 0
  while (size >= 999.5 && at < units.length - 1) {
    size /= 1000
    at++
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[at]}`
}
