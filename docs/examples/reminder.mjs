// Whoever was reminded certifies, by the platform's API and with nothing but Node's own fetch:
//
//     node reminder.mjs http://127.0.0.1:8000 [key of a sandbox]
//
// It looks whether a certification is on record that still holds, and certifies the account that is logged in if there
// is none. Without a key it is the sandbox `default`, in which `yss serve` logs a pensioner of 企业职工 in.

import { randomUUID } from "node:crypto";

const [base = process.env.PENSION_API ?? "http://127.0.0.1:8000", sandbox = "default"] = process.argv.slice(2);
const TRIES = 5;
const PATIENCE = 10_000; // milliseconds for an answer
const NOT_NOW = new Set([408, 425, 429, 500, 502, 503, 504]);
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

class Refused extends Error {}

/** What is answered. The same key in every try: what was done by one whose answer was lost is not done twice. */
async function ask(method, path, body) {
  const headers = { "X-YSS-Sandbox": sandbox, "Idempotency-Key": randomUUID() };
  if (body) headers["Content-Type"] = "application/json";
  let why;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    let seconds = 0.5 * 2 ** attempt;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(`${base}/api/v1${path}`, { method, headers, body: JSON.stringify(body), signal });
      if (!NOT_NOW.has(answer.status)) return await told(answer);
      why = new Error(`status ${answer.status}`);
      seconds = Number(answer.headers.get("Retry-After") ?? seconds);
    } catch (error) {
      if (error instanceof Refused) throw error;
      why = error;
    }
    if (attempt + 1 < TRIES) await pause(seconds);
  }
  throw new Error(`no answer: ${why.message}`, { cause: why });
}

async function told(answer) {
  const said = await answer.json();
  if (!answer.ok) throw new Refused(`${said.code}: ${said.detail}`);
  return said;
}

/** The end of the last certification that still holds; undefined if there is none. */
async function validUntil() {
  const found = await ask("POST", "/services/employee/queries");
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" }); // Swedes write 2025-03-15
  return found.records.map((record) => record.valid_until).find((day) => day >= today);
}

/** 本人办理, from 【开始办理】 to the face; where the case stands at the end. */
async function certify() {
  const { number } = await ask("POST", "/services/employee/certifications");
  const one = `/cases/${number}`;
  await ask("POST", `${one}/method`, { method: "self" });
  const checked = await ask("POST", `${one}/applicant`);
  if (!checked.next.includes("confirmation")) return checked; // 校验不通过, or the register does not answer
  await ask("POST", `${one}/confirmation`);
  const { face, ...begun } = await ask("POST", `${one}/face-sessions`);
  return face ? ask("POST", `/face-sessions/${face.token}/result`) : begun;
}

async function main() {
  await ask("PUT", "/session/agreements/employee", { user_agreement: true, privacy_policy: true });
  const until = await validUntil();
  if (until) return `certified already, valid until ${until}`;
  const ended = await certify();
  if (ended.state !== "certified") throw new Error(`${ended.state}: ${ended.message?.text ?? ended.outcome}`);
  return `certified, valid until ${await validUntil()}`;
}

main().then(console.log, (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
