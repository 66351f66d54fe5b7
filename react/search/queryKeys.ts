/** The keys of the query that are ours, in any view. A shell keeps all others as they are. */
export const QUERY_KEYS: readonly string[] = [
  'number',
  'kind',
  'from',
  'to',
  'status',
  'channel',
  'product',
  'sort',
  'after',
  'page',
  'order',
  'view',
  'invoice',
  'state',
  'dueFrom',
  'dueTo',
]
