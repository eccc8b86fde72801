// Hides the v2 way of asking: one query parameter `data` whose value is JSON (facts §0.4).

export function dataQuery(asked: Record<string, string | number>): string {
  return `data=${encodeURIComponent(JSON.stringify(asked))}`
}
