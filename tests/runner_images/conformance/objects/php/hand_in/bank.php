<?php
class Account
{
    public const BANK = 'B';
    private const SECRET = 1;
    public static int $opened = 0;
    public array $log = [];
    public readonly string $owner;
    private int $pin = 1234;

    public function __construct(string $owner, public int|float $balance = 0)
    {
        $this->owner = $owner;
        self::$opened++;
    }

    public function deposit(int|float $amount, ?string $note = null): static
    {
        if ($amount < 0) {
            throw new InvalidArgumentException('neg');
        }
        $this->balance += $amount;
        $this->log[] = $note ?? $amount;
        return $this;
    }

    public static function open(string $owner): static
    {
        return new static($owner, 5);
    }

    private function hide(): void
    {
    }

    public function __toString(): string
    {
        return "account of {$this->owner}";
    }
}
class Savings extends Account
{
    public function interest(): int|float
    {
        return $this->balance / 10;
    }

    public function deposit(int|float $amount, ?string $note = null): static
    {
        return parent::deposit($amount * 2, $note);
    }
}
final class Temperature
{
    public float $fahrenheit {
        get => $this->celsius * 1.8 + 32;
        set => $this->celsius = ($value - 32) / 1.8;
    }

    public function __construct(public float $celsius)
    {
    }
}
class Magic
{
    private array $held = ['a' => 1];

    public function __get(string $name): mixed
    {
        return $this->held[$name] ?? "no {$name}";
    }

    public function __set(string $name, mixed $value): void
    {
        $this->held[$name] = $value;
    }

}
class Recorder
{
    public function __call(string $name, array $arguments): string
    {
        return "{$name}(" . implode(',', $arguments) . ')';
    }
}
class Doubler
{
    public function __invoke(int $n): int
    {
        return $n * 2;
    }
}
abstract class Shape
{
    abstract public function area(): float;
}
interface Named
{
    public const ALL = 3;
}
enum Suit: string
{
    case Hearts = 'H';
    case Spades = 'S';
    public const Best = self::Hearts;

    public function color(): string
    {
        return $this === self::Hearts ? 'red' : 'black';
    }

    public static function first(): self
    {
        return self::Hearts;
    }
}
enum Level
{
    case Low;
    case High;
}
function largest(array $accounts): Account
{
    usort($accounts, fn (Account $one, Account $other) => $other->balance <=> $one->balance);
    return $accounts[0];
}
function same(mixed $one, mixed $other): bool
{
    return $one === $other;
}
function label(Suit|Level $one): string
{
    return $one->name;
}
function counter(): Closure
{
    return function () use (&$n) {
        return ++$n;
    };
}
function plain(): stdClass
{
    $made = new stdClass();
    $made->name = 'Ada';
    $made->greet = fn () => "hi {$made->name}";
    return $made;
}
function anonymous(): object
{
    return new class {
        public int $value = 4;
    };
}
function greet(string $name, int $times = 1): string
{
    return str_repeat("hi {$name} ", $times);
}
function kindOf(string $class): string
{
    return $class;
}
const TAX = 20;
define('CITY', 'Lyon');
$currency = 'EUR';
