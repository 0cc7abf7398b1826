<?php
/** The tests' objects as the learner's process sees them: closures that call back, and stand-ins that ask. */

namespace Stub;

/** An object of the tests: whatever is done with it they do. */
class StandIn implements \Countable, \IteratorAggregate, \ArrayAccess
{
    public function __get(string $name): mixed
    {
        return Callbacks::ask($this, 'get', [$name]);
    }

    public function __set(string $name, mixed $value): void
    {
        Callbacks::ask($this, 'set', [$name, $value]);
    }

    public function __isset(string $name): bool
    {
        try {
            return Callbacks::ask($this, 'get', [$name]) !== null;
        } catch (\Throwable) {
            return false;
        }
    }

    public function __call(string $name, array $arguments): mixed
    {
        return (Callbacks::ask($this, 'get', [$name]))(...$arguments);
    }

    public function __toString(): string
    {
        return Callbacks::ask($this, 'str', []);
    }

    public function count(): int
    {
        return Callbacks::ask($this, 'len', []);
    }

    public function offsetExists(mixed $offset): bool
    {
        return Callbacks::ask($this, 'contains', [$offset]);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return Callbacks::ask($this, 'getitem', [$offset]);
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
        Callbacks::ask($this, 'setitem', [$offset, $value]);
    }

    public function offsetUnset(mixed $offset): void
    {
        Callbacks::ask($this, 'delitem', [$offset]);
    }

    public function getIterator(): \Iterator
    {
        $iterator = Callbacks::ask($this, 'iter', []);
        for (;;) {
            try {
                yield Callbacks::ask($iterator, 'next', []);
            } catch (Raised $end) {
                if ($end->type === 'StopIteration') {
                    return;
                }
                throw $end;
            }
        }
    }
}

/** One that can be called, too. */
final class CallableStandIn extends StandIn
{
    public function __invoke(mixed ...$arguments): mixed
    {
        return Callbacks::ask($this, 'call', $arguments);
    }
}

/** An exception of the tests on its way through the learner's code. */
final class Raised extends \Exception
{
    public function __construct(public readonly string $type, string $text)
    {
        parent::__construct($text);
    }
}

/** What stands here for each of the tests' objects, one for one: identity holds in both directions. */
final class Callbacks
{
    /** What an exception of theirs is in PHP, where there is something like it. */
    private const ERRORS = [
        'TypeError' => \TypeError::class, 'ValueError' => \ValueError::class,
        'ZeroDivisionError' => \DivisionByZeroError::class, 'DivisionByZeroError' => \DivisionByZeroError::class,
        'ArgumentCountError' => \ArgumentCountError::class, 'JsonException' => \JsonException::class,
        'InvalidArgumentException' => \InvalidArgumentException::class, 'LogicException' => \LogicException::class,
        'DomainException' => \DomainException::class, 'LengthException' => \LengthException::class,
        'OutOfRangeException' => \OutOfRangeException::class, 'RuntimeException' => \RuntimeException::class,
        'OutOfBoundsException' => \OutOfBoundsException::class, 'RangeException' => \RangeException::class,
        'UnexpectedValueException' => \UnexpectedValueException::class,
        'OverflowException' => \OverflowException::class, 'UnderflowException' => \UnderflowException::class,
        'BadFunctionCallException' => \BadFunctionCallException::class,
        'BadMethodCallException' => \BadMethodCallException::class, 'ArithmeticError' => \ArithmeticError::class,
    ];

    private static \Closure $asking;
    /** @var array<int, object> */
    private static array $present = [];
    private static \WeakMap $numbers;

    /** `$asking(operator, number, values)` has an operation done by the tests on one of their objects. */
    public static function begin(\Closure $asking): void
    {
        self::$asking = $asking;
        self::$numbers = new \WeakMap();
    }

    /** Have the tests do something with the object that `$standIn` stands for. */
    public static function ask(object $standIn, string $operator, array $values): mixed
    {
        return (self::$asking)($operator, self::numberOf($standIn) ?? throw new \TypeError('no such object'), $values);
    }

    /** Return the number of the tests' object that `$value` stands for; null when it is the learner's own. */
    public static function numberOf(object $value): ?int
    {
        return self::$numbers[$value] ?? null;
    }

    /** Return what stands for the tests' object `$number`, made from `$description` at its first visit. */
    public static function receive(int $number, ?array $description): object
    {
        if (!isset(self::$present[$number])) {
            $made = self::made($number, $description);
            self::$present[$number] = $made;
            self::$numbers[$made] = $number;
        }
        return self::$present[$number];
    }

    private static function made(int $number, array $description): object
    {
        if ($description['kind'] === 'function') {
            $asking = self::$asking;
            return static fn (mixed ...$values): mixed => $asking('call', $number, $values);
        }
        if ($description['kind'] === 'error') {
            return self::error($description);
        }
        return \in_array('__call__', $description['specials'], true) ? new CallableStandIn() : new StandIn();
    }

    private static function error(array $description): \Throwable
    {
        $text = $description['text'];
        foreach ([$description['type'], ...$description['ancestors']] as $name) {
            if (isset(self::ERRORS[$name])) {
                $class = self::ERRORS[$name];
                return new $class($text);
            }
        }
        return new Raised($description['type'], $text);
    }
}
