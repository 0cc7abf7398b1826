import fs from "node:fs";
import readline from "node:readline/promises";
import { spawnSync } from "node:child_process";

export const save = (path, text) => fs.writeFileSync(path, text);
export const load = (path) => fs.readFileSync(path, "utf8");
export const ask = async () => {
  const questions = readline.createInterface({ input: process.stdin, output: process.stdout });
  const name = await questions.question("name? ");
  questions.close();
  console.log("hello", name);
  console.error("!");
  return name;
};
export const lines = () => fs.readFileSync(0, "utf8").trim().split("\n");
export const print = (...values) => console.log(...values);
export const table = () => console.table([{ a: 1 }]);
export const write = () => process.stdout.write("no end");
export const argv = () => process.argv.length;
export const environment = () => Object.keys(process.env).includes("GRADER_DATA");
export const child = () => spawnSync("echo", ["child"]).stdout.toString();
export const clock = () => typeof performance.now();
export const cloned = () => structuredClone({ a: [1] });
export const url = () => new URL("https://exemple.fr/a?b=1").searchParams.get("b");
