import assert from "node:assert/strict";
import { test } from "node:test";
import { hello } from "./hello.mjs";

test("hello", () => assert.ok(hello("Ada").startsWith("Bonjour")));
test("name", () => assert.equal(hello("Karim"), "Bonjour Karim !"));
test("empty", () => assert.equal(hello(""), "Bonjour inconnu !"));
