<?php
function apply(callable $f, mixed ...$values): mixed
{
    return $f(...$values);
}
function same(mixed $one, mixed $other): bool
{
    return $one === $other;
}
function identity(mixed $value): mixed
{
    return $value;
}
function compose(callable $f, callable $g): Closure
{
    return fn (mixed $value) => $f($g($value));
}
function each_(callable $f, array $values): void
{
    array_walk($values, fn (mixed $value) => $f($value));
}
function map(callable $f, array $values): array
{
    return array_map($f, $values);
}
function down(callable $f, mixed $n): mixed
{
    return $f($n);
}
function spreadOut(iterable $values): array
{
    return iterator_to_array($values, false);
}
function use_(object $thing): array
{
    $thing->count = 3;
    return [$thing->double($thing->value), count($thing), spreadOut($thing), (string) $thing, isset($thing->absent)];
}
function caught(callable $f): ?array
{
    try {
        $f();
    } catch (Throwable $error) {
        return [get_class($error), $error->getMessage(), $error];
    }
    return null;
}
function named(callable $f): mixed
{
    return $f(nom: 'Ada', age: 36);
}
class Bell
{
    private array $heard = [];

    public function add(callable $listener): void
    {
        $this->heard[] = $listener;
    }

    public function ring(mixed $value): void
    {
        foreach ($this->heard as $listener) {
            $listener($value);
        }
    }
}
