/** The mark of the page as a ring that fills while something is made; 0…100. As an address for a link of rel `icon`. */
export function tabIcon(percent: number): string {
  const around = 2 * Math.PI * 10
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1E1E1E"/>` +
    `<circle cx="16" cy="16" r="10" fill="none" stroke="#505050" stroke-width="5"/>` +
    `<circle cx="16" cy="16" r="10" fill="none" stroke="#EFA352" stroke-width="5" transform="rotate(-90 16 16)" ` +
    `stroke-dasharray="${((percent / 100) * around).toFixed(2)} ${around.toFixed(2)}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
