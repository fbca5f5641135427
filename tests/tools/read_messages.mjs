// What Cucumber's own tools read in a file of messages, as JSON: `node read_messages.mjs messages.ndjson page.html`.
import { CucumberHtmlStream } from '@cucumber/html-formatter'
import junit from '@cucumber/junit-xml-formatter'
import { NdjsonToMessageStream } from '@cucumber/message-streams'
import schema from '@cucumber/messages/schema' with { type: 'json' }
import { Query } from '@cucumber/query'
import Ajv from 'ajv/dist/2020.js'
import { createReadStream, createWriteStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const [messages, page] = process.argv.slice(2)
const isEnvelope = new Ajv({ strict: false }).compile(schema)
const query = new Query()
const problems = []
let xml = ''
let printer
junit.formatter({
  options: {},
  on: (_, handler) => (printer = handler),
  write: (text) => (xml += text),
})

const reading = new PassThrough({ objectMode: true })
reading.on('data', (envelope) => {
  if (!isEnvelope(envelope)) {
    problems.push({ envelope: Object.keys(envelope), errors: isEnvelope.errors })
  }
  query.update(envelope)
  printer(envelope)
})
await pipeline(
  createReadStream(messages, 'utf-8'),
  new NdjsonToMessageStream(),
  reading,
  new CucumberHtmlStream(),
  createWriteStream(page)
)

const stepOf = ([finished, step]) => ({
  hook: query.findHookBy(step)?.type,
  text: query.findPickleStepBy(step)?.text,
  definition: query.findUnambiguousStepDefinitionBy(step)?.sourceReference,
  arguments: step.stepMatchArgumentsLists?.flatMap((list) => list.stepMatchArguments.map((each) => each.group)),
  status: finished.testStepResult.status,
  message: finished.testStepResult.message,
  attachments: query.findAttachmentsBy(finished),
})
const caseOf = (started) => ({
  uri: query.findPickleBy(started).uri,
  name: query.findPickleBy(started).name,
  line: query.findLocationOf(query.findPickleBy(started)).line,
  rule: query.findLineageBy(started).rule?.name,
  attempt: started.attempt,
  status: query.findMostSevereTestStepResultBy(started)?.status,
  duration: query.findTestCaseDurationBy(started),
  steps: query.findTestStepFinishedAndTestStepBy(started).map(stepOf),
})
const hookOf = (finished) => ({ name: query.findHookBy(finished).name, ...finished.result })

console.log(
  JSON.stringify({
    problems,
    xml,
    meta: query.findMeta(),
    counts: query.countMostSevereTestStepResultStatus(),
    cases: query.findAllTestCaseStarted().map(caseOf),
    hooks: query.findAllTestRunHookFinished().map(hookOf),
    finished: query.findTestRunFinished(),
  })
)
