/** Proof that the rules can fail: each runs on a copy of the app in which just that is broken. */
import assert from 'node:assert/strict'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'

import { copyUploadedFiles } from '../../scripts/link-trial'
import {
  everyLinkLeadsSomewhere,
  everyUploadedLinkLeadsToAnUploadedFile,
  theStorePageHasItsSections,
} from './documents'
import {
  authMayAskWhatItHasTo,
  everyNameIsOurs,
  everyRootFieldSaysWhoMayAsk,
  noAnswerIsCached,
} from './graphql'
import {
  buildersAreCurrent,
  everyConnectorCanBeChosen,
  outboundIsNarrow,
  serviceIsWithinLimits,
  settingsKeepSecrets,
  settingsSpeakEnglish,
} from './manifest'
import { everyLanguageHasEveryMessage } from './messages'
import { lockFilesNameNoHost, theAppHasTheVersionsOfTheRoot } from './packages'
import { type Rule, repository } from './rule'
import { onlyTheAppIsUploaded, uploadedCodeImportsOnlyWhatIsUploaded } from './upload'
import { theVendorStandsInTheManifestAlone } from './vendor'

/** The uploaded files and the root files that rules read, gone after the test. */
async function copyOfTheApp(t: TestContext): Promise<string> {
  const copy = mkdtempSync(path.join(tmpdir(), 'orders-b2b-broken-'))
  t.after(() => rmSync(copy, { recursive: true, force: true }))
  await copyUploadedFiles(repository, copy)
  for (const file of ['.vtexignore', 'package.json', 'package-lock.json', 'README.md'])
    cpSync(path.join(repository, file), path.join(copy, file))
  return copy
}

const write = (copy: string, { file, text }: { file: string; text: string }) => {
  mkdirSync(path.dirname(path.join(copy, file)), { recursive: true })
  writeFileSync(path.join(copy, file), text)
}

/** @throws when there is nothing to replace: the break would prove nothing. */
const replace = (copy: string, { file, from, to }: { file: string; from: string; to: string }) => {
  const text = readFileSync(path.join(copy, file), 'utf8')
  assert.ok(text.includes(from), `${file} does not contain ${from}`)
  writeFileSync(path.join(copy, file), text.replace(from, to))
}

const assertFinds = async (rule: Rule, { copy, words }: { copy: string; words: RegExp }) => {
  const violations = await rule(copy)
  assert.ok(
    violations.some((violation) => words.test(violation)),
    `found only: ${violations.join('; ')}`
  )
}

test('a fixture outside the ignored folders is found', async (t) => {
  const copy = await copyOfTheApp(t)
  write(copy, { file: 'simulator/erp.ts', text: 'export {}' })
  await assertFinds(onlyTheAppIsUploaded, { copy, words: /simulator\/erp\.ts/ })
})

test('a test is found when .vtexignore does not name it', async (t) => {
  const copy = await copyOfTheApp(t)
  write(copy, { file: 'node/orders/new.test.ts', text: 'export {}' })
  replace(copy, { file: '.vtexignore', from: '**/*.test.*', to: '' })
  await assertFinds(onlyTheAppIsUploaded, { copy, words: /new\.test\.ts/ })
})

test('an import of a file that stays at home is found', async (t) => {
  const copy = await copyOfTheApp(t)
  write(copy, { file: 'node/testing/clock.ts', text: 'export const clock = 1' })
  write(copy, { file: 'node/late.ts', text: "export { clock } from './testing/clock'" })
  await assertFinds(uploadedCodeImportsOnlyWhatIsUploaded, { copy, words: /testing\/clock/ })
})

test('a deprecated builder is found', async (t) => {
  const copy = await copyOfTheApp(t)
  replace(copy, { file: 'manifest.json', from: '"node": "7.x"', to: '"node": "6.x"' })
  await assertFinds(buildersAreCurrent, { copy, words: /builder node 6\.x/ })
})

test('settings that anybody may read, and a password in the clear, are found', async (t) => {
  const copy = await copyOfTheApp(t)
  const from = '"type": "object",'
  replace(copy, { file: 'manifest.json', from, to: `${from} "access": "public",` })
  replace(copy, { file: 'manifest.json', from: '"format": "password"', to: '"format": "uri"' })
  await assertFinds(settingsKeepSecrets, { copy, words: /access is public/ })
  await assertFinds(settingsKeepSecrets, { copy, words: /looks secret/ })
})

test('a setting by the id of a message, and one whose value nobody explains, are found', async (t) => {
  const copy = await copyOfTheApp(t)
  replace(copy, { file: 'manifest.json', from: '"ERP connector"', to: '"admin/orders-b2b.erp"' })
  replace(copy, { file: 'manifest.json', from: 'OAUTH2: client', to: 'Client' })
  await assertFinds(settingsSpeakEnglish, { copy, words: /admin\/orders-b2b\.erp is shown/ })
  await assertFinds(settingsSpeakEnglish, { copy, words: /does not say what OAUTH2 is/ })
  await assertFinds(everyConnectorCanBeChosen(['netsuite']), { copy, words: /offer netsuite/ })
})

test('an outbound policy for any path, and one too few, are found', async (t) => {
  const copy = await copyOfTheApp(t)
  replace(copy, { file: 'manifest.json', from: '"path": "/orders-b2b/v1/*"', to: '"path": "/*"' })
  const rule = outboundIsNarrow(['/orders-b2b/v1/'])
  await assertFinds(rule, { copy, words: /allows any path/ })
  await assertFinds(rule, { copy, words: /no outbound policy for .*v1/ })
  await assertFinds(rule, { copy, words: /no connector asks for/ })
})

test('a public route that caches may keep is found', async (t) => {
  const copy = await copyOfTheApp(t)
  const service = JSON.parse(readFileSync(path.join(copy, 'node/service.json'), 'utf8')) as object
  const routes = { documents: { path: '/_v/orders-b2b/documents/:ref', public: true } }
  write(copy, { file: 'node/service.json', text: JSON.stringify({ ...service, routes }) })
  await assertFinds(serviceIsWithinLimits, { copy, words: /documents/ })
})

test('a root field without @auth and @cacheControl, and one without our prefix, are found', async (t) => {
  const copy = await copyOfTheApp(t)
  write(copy, {
    file: 'graphql/types/Leak.graphql',
    text: 'extend type Query { orders: [ErpOrder!]! } type Leak { id: ID! }',
  })
  await assertFinds(everyRootFieldSaysWhoMayAsk, { copy, words: /^orders has no @auth/ })
  await assertFinds(noAnswerIsCached, { copy, words: /^orders / })
  await assertFinds(everyNameIsOurs, { copy, words: /Query\.orders/ })
  await assertFinds(everyNameIsOurs, { copy, words: /type Leak/ })
})

test('a staff field without its permission, and a mutation for anybody, are found', async (t) => {
  const copy = await copyOfTheApp(t)
  write(copy, {
    file: 'graphql/types/Open.graphql',
    text: `extend type Mutation {
      erpOpen: Boolean @auth(scope: PUBLIC)
      erpAdmin: Boolean @auth(scope: PRIVATE, productCode: "97")
    }`,
  })
  await assertFinds(everyRootFieldSaysWhoMayAsk, { copy, words: /erpOpen is a mutation/ })
  await assertFinds(everyRootFieldSaysWhoMayAsk, { copy, words: /erpAdmin .* no resourceCode/ })
})

test('a way that @auth takes and the manifest does not allow is found', async (t) => {
  for (const [from, words] of [
    ['"vtexid.vtex.com.br"', /no outbound policy for vtexid\.vtex\.com\.br/],
    ['"/api/license-manager/pvt/accounts/*"', /no outbound policy for .*license-manager/],
  ] as const) {
    const copy = await copyOfTheApp(t)
    replace(copy, { file: 'manifest.json', from, to: '"/elsewhere"' })
    await assertFinds(authMayAskWhatItHasTo, { copy, words })
  }
})

test("the vendor's name in a document is found", async (t) => {
  const copy = await copyOfTheApp(t)
  const { vendor } = JSON.parse(readFileSync(path.join(copy, 'manifest.json'), 'utf8')) as {
    vendor: string
  }
  appendFileSync(path.join(copy, 'docs/README.md'), `vtex install ${vendor}.orders-b2b\n`)
  await assertFinds(theVendorStandsInTheManifestAlone, { copy, words: /docs\/README\.md/ })
})

test('a message that one language lacks is found', async (t) => {
  const copy = await copyOfTheApp(t)
  const file = 'messages/en.json'
  const texts = JSON.parse(readFileSync(path.join(copy, file), 'utf8')) as object
  write(copy, { file, text: JSON.stringify({ ...texts, 'store/orders-b2b.new': 'New' }) })
  await assertFinds(everyLanguageHasEveryMessage, { copy, words: /pt\.json lacks .*new/ })
})

test('a version that is not the tested one, and a lock with a host, are found', async (t) => {
  const copy = await copyOfTheApp(t)
  replace(copy, { file: 'node/package.json', from: '"zod": "', to: '"zod": "^' })
  await assertFinds(theAppHasTheVersionsOfTheRoot, { copy, words: /zod \^/ })
  appendFileSync(
    path.join(copy, 'node/yarn.lock'),
    'left@1.0.0:\n  version "1.0.0"\n  resolved "https://mirror.example/left/-/left-1.0.0.tgz"\n'
  )
  await assertFinds(lockFilesNameNoHost, { copy, words: /^node\/yarn\.lock names/ })
})

test('a link to nowhere and a missing section are found', async (t) => {
  const copy = await copyOfTheApp(t)
  appendFileSync(path.join(copy, 'README.md'), '[more](docs/nowhere.md#here)\n')
  await assertFinds(everyLinkLeadsSomewhere, { copy, words: /docs\/nowhere\.md/ })
  replace(copy, { file: 'docs/README.md', from: '## Before you begin', to: '## Before' })
  await assertFinds(theStorePageHasItsSections, { copy, words: /Before you begin/ })
})

test('a link of a published page to what stays at home is found', async (t) => {
  const copy = await copyOfTheApp(t)
  write(copy, { file: 'docs/decisions/2026-why.md', text: '# Why' })
  appendFileSync(path.join(copy, 'docs/README.md'), '[why](decisions/2026-why.md#there)\n')
  await assertFinds(everyUploadedLinkLeadsToAnUploadedFile, { copy, words: /2026-why\.md/ })
})

test('a missing file is a violation, not a pass', async (t) => {
  const copy = await copyOfTheApp(t)
  for (const file of ['docs/README.md', 'node/yarn.lock']) rmSync(path.join(copy, file))
  await assertFinds(theStorePageHasItsSections, { copy, words: /docs\/README\.md is missing/ })
  await assertFinds(lockFilesNameNoHost, { copy, words: /node\/yarn\.lock is missing/ })
})
