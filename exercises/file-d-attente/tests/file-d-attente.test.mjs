import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { FileDAttente } from "./file-d-attente.mjs";

describe("une file", () => {
  let file;

  beforeEach(() => {
    file = new FileDAttente();
  });

  it("commence vide", () => {
    assert.deepEqual(file.attendent(), []);
  });

  it("sert la première personne arrivée", () => {
    file.arriver("Ada");
    file.arriver("Karim");
    assert.equal(file.suivant(), "Ada");
    assert.deepEqual(file.attendent(), ["Karim"]);
  });

  it("dit null quand personne ne reste", () => {
    file.arriver("Ada");
    file.suivant();
    assert.equal(file.suivant(), null);
  });

  it("garde sa liste pour elle", () => {
    file.arriver("Ada");
    file.attendent().push("Personne");
    assert.deepEqual(file.attendent(), ["Ada"]);
  });
});
