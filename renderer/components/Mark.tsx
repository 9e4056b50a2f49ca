/** The sign of Packwright: a carton whose tape is a tick. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <path d="M4 6h40v36a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3z" fill="var(--sign)" />
      <path d="M4 6l5-4h30l5 4v10H4z" fill="var(--sign-deep)" />
      <path d="M12 22l9 10L37 8" fill="none" stroke="var(--sandbox)" strokeWidth="7" />
    </svg>
  );
}
