import { uploadedFiles } from '../../scripts/uploaded-files'
import { readManifest } from './manifest'
import { type Rule, textOf } from './rule'

/** A store links its own copy under its own account: the vendor stands in manifest.json alone. */
export const theVendorStandsInTheManifestAlone: Rule = async (root) => {
  const { vendor } = readManifest(root)
  const files = (await uploadedFiles(root)).filter((file) => file !== 'manifest.json')
  return files
    .filter((file) => textOf(root, file).includes(vendor))
    .map((file) => `${file} names the vendor ${vendor}`)
}
