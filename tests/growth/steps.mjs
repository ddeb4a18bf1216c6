// Asks count.py how many steps calls of heyan-core.wasm take.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { coreFile } from "../package/core.mjs";

const PYTHON = process.env.HEYAN_WASMTIME ?? fileURLToPath(new URL("../../.tools/wasmtime/bin/python", import.meta.url));

/**
 * What count.py says to each question, in order.
 * @param {{ name: string, given: string, sizes: number[], unit: string }[]} questions
 */
export async function stepsOf(questions) {
  const program = spawn(PYTHON, [fileURLToPath(new URL("count.py", import.meta.url)), coreFile], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(program, "close");
  const answers = [];
  const lines = createInterface({ input: program.stdout });
  const read = (async () => { for await (const line of lines) answers.push(JSON.parse(line)); })();
  for (const question of questions) program.stdin.write(`${JSON.stringify(question)}\n`);
  program.stdin.end();
  await read;
  const [code] = await ended;
  if (code !== 0 || answers.length !== questions.length) throw new Error(`count.py ended with ${code} after ${answers.length} of ${questions.length}`);
  return answers;
}
