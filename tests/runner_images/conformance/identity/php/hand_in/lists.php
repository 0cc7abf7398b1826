<?php
function identity(mixed $value): mixed
{
    return $value;
}
function change(array &$items, array &$pairs): void
{
    $items = ['new'];
    $pairs['k'] = [1];
}
function leave(array $items): array
{
    $items[] = 3;
    return $items;
}
function order(array &$items): bool
{
    return sort($items);
}
function withoutFirst(array &$items): void
{
    unset($items[0]);
}
function clearAndFail(array &$items): void
{
    $items = [];
    throw new RangeException('after');
}
function count_(int &$count): int
{
    return ++$count;
}
function pushAll(array &$items, mixed ...$values): int
{
    return array_push($items, ...$values);
}
function all(array &...$lists): void
{
    foreach ($lists as &$list) {
        $list[] = 0;
    }
}
function grid(): array
{
    return array_fill(0, 2, [0, 0]);
}
class Stack
{
    public function __construct(public array $items)
    {
    }

    public function push(mixed $value): void
    {
        $this->items[] = $value;
    }

    public function fill(array &$other): void
    {
        $other = [...$other, ...$this->items];
    }
}
function last(array $items): mixed
{
    return $items[array_key_last($items)];
}
function cyclic(): array
{
    $found = [];
    $found['self'] = &$found;
    return $found;
}
function gaps(): array
{
    return [0 => 'a', 2 => 'b'];
}
function mixedKeys(): array
{
    return ['b' => 1, '2' => null, 'a' => ['x' => []]];
}
function keysOf(array $value): array
{
    return array_keys($value);
}
function latin(): string
{
    return "\xe9t\xe9";
}
function length(string $text): int
{
    return strlen($text);
}
