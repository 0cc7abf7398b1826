<?php
function counting(): Generator
{
    for ($n = 1; ; $n++) {
        echo $n, "\n";
        yield $n;
    }
}
function limited(int $end): Generator
{
    for ($n = 0; $n < $end; $n++) {
        yield $n;
    }
    return 'end';
}
function echoing(): Generator
{
    $said = null;
    for (;;) {
        $said = yield $said;
    }
}
function fails(): Generator
{
    yield 1;
    throw new RangeException('later');
}
function named(): Generator
{
    yield 'a' => 1;
    yield 'b' => 2;
}
class Countdown implements IteratorAggregate, Countable
{
    public function __construct(private int $start)
    {
    }

    public function getIterator(): Iterator
    {
        for ($n = $this->start - 1; $n >= 0; $n--) {
            yield $n;
        }
    }

    public function count(): int
    {
        return $this->start;
    }
}
class Steps implements Iterator
{
    private int $at = 0;

    public function current(): int
    {
        return $this->at * 10;
    }

    public function key(): int
    {
        return $this->at;
    }

    public function next(): void
    {
        $this->at++;
    }

    public function rewind(): void
    {
        $this->at = 0;
    }

    public function valid(): bool
    {
        return $this->at < 3;
    }
}
class Shelf implements ArrayAccess
{
    private array $held = ['a' => 1];

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->held[$offset]);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->held[$offset];
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
        $this->held[$offset] = $value;
    }

    public function offsetUnset(mixed $offset): void
    {
        unset($this->held[$offset]);
    }
}
function queue(): SplQueue
{
    $queue = new SplQueue();
    $queue->enqueue(4);
    $queue->enqueue(5);
    return $queue;
}
function plain(): stdClass
{
    return (object) ['a' => 1];
}
