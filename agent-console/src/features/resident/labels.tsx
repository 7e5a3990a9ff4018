/** What to know of somebody before anything else, one under the other. */
export function Labels({ items }: { items: readonly { code: string; label: string }[] }) {
  return (
    <ul className="labels">
      {items.map(({ code, label }) => (
        <li key={code}>{label}</li>
      ))}
    </ul>
  );
}
