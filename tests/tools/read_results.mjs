// What Allure 3 reads in files of JUnit XML or of Allure results, as JSON: `node read_results.mjs file...`.
import { allure2, junitXml } from '@allurereport/reader'
import { PathResultFile } from '@allurereport/reader-api'

const read = { results: [], attachments: [], metadata: [], globals: [], unread: [] }
const visitor = {
  visitTestResult: async (result) => read.results.push(result),
  visitTestFixtureResult: async (result) => read.results.push(result),
  visitAttachmentFile: async (file) => read.attachments.push(file.getOriginalFileName()),
  visitMetadata: async (metadata) => read.metadata.push(metadata),
  visitGlobals: async (globals) => read.globals.push(globals),
}
for (const path of process.argv.slice(2)) {
  const file = new PathResultFile(path)
  const reader = [junitXml, allure2].find((each) => each.matches(file))
  if (!(await reader?.read(visitor, file))) {
    read.unread.push(file.getOriginalFileName())
  }
}
console.log(JSON.stringify(read))
