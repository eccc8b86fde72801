/** What someone wrote, as written: no links are made, lines are kept, long words break. */
export function Words({ text }: { text: string }) {
  return <p className="break-words whitespace-pre-wrap text-ink">{text}</p>
}
