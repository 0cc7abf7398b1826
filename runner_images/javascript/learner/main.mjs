/** The entry of a learner's process: `node main.mjs DESCRIPTOR FOLDER`. */

import fs from "node:fs";
import { Channel } from "./frames.mjs";
import { Sources } from "./sources.mjs";
import { Stub } from "./stub.mjs";

const [, , descriptor, folder] = process.argv;
const LIMITS = { sendLimit: 8 << 20, openings: 250_000 };

// Their files are in the folder once standard input ends: it may have been waited for since long before.
fs.readFileSync(0);
process.chdir(folder);
process.argv.length = 1;
Error.stackTraceLimit = 50;
new Stub(new Channel(Number(descriptor), LIMITS), new Sources(folder)).serve();
