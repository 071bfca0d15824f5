/** The house's mark: a frame of film, and the lamp in it. */
export function Mark() {
  return (
    <svg viewBox="0 0 22 16" width="22" height="16" fill="none" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="20" height="14" rx="2" stroke="var(--ink)" strokeWidth="1.6" />
      <path d="M5.5 1v14M16.5 1v14" stroke="var(--ink)" strokeWidth="1.6" />
      <circle cx="11" cy="8" r="2.4" fill="var(--accent)" />
    </svg>
  )
}
