<?php
class ShopException extends Exception
{
}
class OutOfStock extends ShopException
{
    public function __construct(public readonly string $item, public readonly int $left)
    {
        parent::__construct("{$item}: only {$left} left", 7);
    }

    public function missing(int $wanted): int
    {
        return $wanted - $this->left;
    }
}
class Broken extends Error
{
}
function take(string $item): never
{
    throw new OutOfStock($item, 3);
}
class Basket
{
    public ?Throwable $error = null;

    public function take(): never
    {
        $this->error = new OutOfStock('pear', 1);
        throw $this->error;
    }
}
function chained(): never
{
    throw new ShopException('closed', 0, new TypeError('no key'));
}
function exact(string $name): never
{
    throw new $name('boom');
}
function unknown(): mixed
{
    return absent();
}
function divide(int $by): int
{
    return intdiv(1, $by);
}
function choose(int $n): string
{
    return match ($n) {
        1 => 'one',
    };
}
function parse(string $text): mixed
{
    return json_decode($text, flags: JSON_THROW_ON_ERROR);
}
function run(string $code): mixed
{
    return eval($code);
}
function broken(): never
{
    throw new Broken('b');
}
function given(): Throwable
{
    return new RangeException('kept');
}
function warn(): array
{
    return [$undefined, @$silenced, [1][5] ?? null];
}
