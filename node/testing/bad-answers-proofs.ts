/** Which bad answer is proved where. The file is named from `node/`; the test by words that stand in it. */
export interface Proof {
  readonly answer: string
  readonly file: string
  readonly test: string
}

const FAULTS = 'testing/contract-faults.suite.ts'
const DOCUMENTS = 'testing/contract-documents.suite.ts'
const BAD_ANSWERS = 'testing/bad-answers.suite.ts'
const VALUES = 'testing/bad-answers-values.suite.ts'
const LARGE = 'connectors/bad-answers.deep.test.ts'
const PORT = 'testing/http-port.suite.ts'

/** The contract's own suite runs all of the first two files' tests for each connector that has a server. */
export const PROOFS: readonly Proof[] = [
  { answer: 'cut JSON', file: FAULTS, test: 'JSON that is cut' },
  { answer: 'cut connection', file: FAULTS, test: 'a connection that breaks within the answer' },
  { answer: 'cut document', file: DOCUMENTS, test: 'cut without an announced length' },
  { answer: 'HTML login page with 200', file: FAULTS, test: 'a login page with status 200' },
  { answer: 'HTML for a document', file: DOCUMENTS, test: 'hands a page of HTML over as it came' },
  { answer: 'wrong type of the answer', file: FAULTS, test: 'for a bad answer' },
  {
    answer: 'wrong type of each value',
    file: VALUES,
    test: 'are read in the vocabulary or refused, in every place',
  },
  { answer: 'wrong type of content', file: BAD_ANSWERS, test: 'as plain text' },
  { answer: 'duplicate Content-Length', file: BAD_ANSWERS, test: 'one length twice' },
  { answer: 'contradicting Content-Length', file: BAD_ANSWERS, test: 'two different lengths' },
  { answer: '50 MB body', file: LARGE, test: 'MiB of memory' },
  { answer: '12 MiB body', file: FAULTS, test: 'a giant body' },
  {
    answer: 'streamed body of more than 50 MB',
    file: PORT,
    test: 'of more than 50 MB is a bad answer',
  },
  {
    answer: 'endless drip',
    file: FAULTS,
    test: 'hangs up at the deadline on an ERP that does this',
  },
  { answer: 'stalled document', file: DOCUMENTS, test: 'hangs up on a document that stalls' },
  { answer: 'redirect', file: FAULTS, test: 'follows no redirect' },
  { answer: 'redirect to another origin', file: BAD_ANSWERS, test: 'by a link or a redirect' },
  { answer: 'next-link to another origin', file: BAD_ANSWERS, test: 'that lead elsewhere' },
  { answer: '429 with Retry-After', file: FAULTS, test: 'passes on when to come back' },
  { answer: '429 without Retry-After', file: BAD_ANSWERS, test: 'only where the ERP says so' },
  { answer: '401', file: FAULTS, test: "statusCase(401, 'rejected-credentials')" },
  { answer: '401 in the middle of paging', file: BAD_ANSWERS, test: 'in the middle of paging' },
  {
    answer: '401 for a token that expired while a list is read',
    file: BAD_ANSWERS,
    test: 'log in once more in the middle of paging',
  },
  {
    answer: "401 for a token of rest's token server",
    file: 'connectors/rest/access-token.test.ts',
    test: 'that the ERP refuses is replaced once',
  },
  { answer: 'gzip bomb', file: LARGE, test: 'compressed to a thousandth' },
  { answer: 'negative quantity', file: BAD_ANSWERS, test: 'with a negative quantity' },
  { answer: 'missing currency', file: BAD_ANSWERS, test: 'without a currency' },
  { answer: 'dates in five forms', file: BAD_ANSWERS, test: 'write a day in many forms' },
  { answer: 'duplicate numbers', file: BAD_ANSWERS, test: 'with one number for several orders' },
  { answer: 'latin1', file: BAD_ANSWERS, test: 'in Latin-1 without saying so' },
  { answer: 'BOM', file: BAD_ANSWERS, test: 'behind a byte order mark' },
  {
    answer: 'base64 document of 10 MB and more',
    file: LARGE,
    test: 'hold a document of 10 MB in base64',
  },
  { answer: 'many base64 documents at once', file: LARGE, test: 'are opened two at once' },
  {
    answer: 'base64 documents of many stores',
    file: 'orders/erp.test.ts',
    test: 'over all stores',
  },
]
