/** Stands in for lines out of sight. */
export function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={columns} style={{ height: `${height}px`, padding: 0, border: 0 }} />
      </tr>
    </tbody>
  );
}
