<?php
class Endless implements IteratorAggregate
{
    public function getIterator(): Iterator
    {
        for (;;) {
            yield 1;
        }
    }
}
