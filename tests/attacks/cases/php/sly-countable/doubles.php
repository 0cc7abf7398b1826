<?php
class Long implements Countable, ArrayAccess { function count(): int { return PHP_INT_MAX; } function offsetExists($o): bool { return true; } function offsetGet($o): mixed { return 2 * ($o + 1); } function offsetSet($o, $v): void { } function offsetUnset($o): void { } }
function doubler($n) { return new Long(); }
function doublerTout($nombres, $voir) { return new Long(); }
