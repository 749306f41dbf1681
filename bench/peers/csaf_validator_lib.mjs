// The peer: @secvisogram/csaf-validator-lib over the same files. Prints documents, CPU seconds of validation, how many
// are not valid.
//
//   node csaf_validator_lib.mjs basic|extended FILE...
import { readFileSync } from 'node:fs'
import validate from '@secvisogram/csaf-validator-lib/validate.js'
import * as schema from '@secvisogram/csaf-validator-lib/schemaTests.js'
import * as mandatory from '@secvisogram/csaf-validator-lib/mandatoryTests.js'

const [level, ...files] = process.argv.slice(2)
// Loaded only where asked for: it takes seconds.
const optional = level === 'extended' ? await import('@secvisogram/csaf-validator-lib/optionalTests.js') : {}
const tests = [schema.csaf_2_0, ...Object.values(mandatory), ...Object.values(optional)]
const documents = files.map((file) => JSON.parse(readFileSync(file, 'utf8')))
const before = process.cpuUsage()
let invalid = 0
for (const document of documents) if (!(await validate(tests, document)).isValid) ++invalid
const used = process.cpuUsage(before)
console.log(documents.length, ((used.user + used.system) / 1e6).toFixed(3), invalid)
