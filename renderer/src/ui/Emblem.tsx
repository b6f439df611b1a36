/** The program's mark: a place on a net of cells. The only red besides the head strip. */
export function Emblem({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="4" fill="var(--lm-party)" />
      <path d="M4 11H28M4 21H28M11 4V28M21 4V28" stroke="#ffffff" strokeOpacity="0.45" strokeWidth="1.2" />
      <path
        d="M16 25C11 19 9.5 16.6 9.5 13.6A6.5 6.5 0 0 1 22.5 13.6C22.5 16.6 21 19 16 25Z"
        fill="#ffffff"
      />
      <circle cx="16" cy="13.6" r="2.6" fill="var(--lm-party)" />
    </svg>
  );
}
