<?php

class Tout extends ArrayObject implements Stringable, JsonSerializable
{
    public function count(): int { return 2; }
    public function offsetGet(mixed $key): mixed { return 2 * $key + 2; }
    public function offsetExists(mixed $key): bool { return true; }
    public function getIterator(): Iterator { return new ArrayIterator([2, 4]); }
    public function __toString(): string { return "8"; }
    public function jsonSerialize(): mixed { return 8; }
    public function __get($name) { return 8; }
    public function __call($name, $given) { return true; }
    public function __invoke() { return 8; }
}
function doubler($nombre)
{
    return new Tout();
}
function doublerTout($nombres, $voir)
{
    return new Tout([7, 7]);
}
