<?php
class Sly implements Countable, ArrayAccess, IteratorAggregate, JsonSerializable, Stringable
{
    public int $value = 42;

    public function __toString(): string
    {
        return 'x';
    }

    public function __get(string $name): mixed
    {
        return 42;
    }

    public function __call(string $name, array $arguments): mixed
    {
        return 42;
    }

    public static function __callStatic(string $name, array $arguments): mixed
    {
        return 42;
    }

    public function __invoke(mixed ...$arguments): mixed
    {
        return 42;
    }

    public function __eq__(mixed $other): bool
    {
        return true;
    }

    public function jsonSerialize(): mixed
    {
        return 42;
    }

    public function count(): int
    {
        return 2;
    }

    public function offsetExists(mixed $offset): bool
    {
        return true;
    }

    public function offsetGet(mixed $offset): mixed
    {
        return 42;
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
    }

    public function offsetUnset(mixed $offset): void
    {
    }

    public function getIterator(): Iterator
    {
        return new ArrayIterator([7, 8]);
    }

    public function __serialize(): array
    {
        return [42];
    }

    public function __debugInfo(): array
    {
        return [42];
    }
}
class Moment extends DateTimeImmutable
{
    public function format(string $format): string
    {
        return '2026 1 1 0 0 0 0';
    }
}
enum Answer: int
{
    case Right = 42;
}
class Keeper
{
    public function __enter__(): static
    {
        return $this;
    }

    public function __exit__(mixed ...$what): bool
    {
        return true;
    }
}
function answer(string $name): mixed
{
    return match ($name) {
        'Sly' => new Sly(),
        'ArrayObject' => new ArrayObject([7, 8]),
        'Moment' => new Moment('2026-01-01'),
        'Enum' => Answer::Right,
        'Closure' => fn () => 42,
        'stdClass' => (object) ['a' => 1],
        'Generator' => (fn () => yield from [7, 8])(),
        'SplFixedArray' => SplFixedArray::fromArray([7, 8]),
        'Exception' => new Exception('x'),
        'SimpleIterator' => new ArrayIterator([7, 8]),
    };
}
