/** The product's mark: two lines of calm water. No emblem, no badge. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="9" className="fill-jade" />
      <path
        d="M7 13.5c3-3 6-3 9 0s6 3 9 0M7 19.5c3-3 6-3 9 0s6 3 9 0"
        fill="none"
        strokeWidth="2.4"
        strokeLinecap="round"
        className="stroke-on-jade"
      />
    </svg>
  )
}
