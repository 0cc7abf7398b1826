<?php
/** The operations that the tests may ask of an object of the learner's, each with PHP's own meaning. */

namespace Stub;

/** The names of a module, as what a test sets and asks for there. */
final class ModuleNames
{
    public function __construct(public readonly Modules $modules, public readonly string $module)
    {
    }
}

/** Does what is asked. */
final class Operations
{
    /** Iterators that were advanced once: PHP's stand on the first item at once, Python's before it. */
    private static ?\WeakMap $begun = null;

    /** Return what an operation gives; Error for one that PHP's objects do not have. */
    public static function perform(string $operator, array $values, Calling $calling): mixed
    {
        $target = $values[0] ?? null;
        $given = $values[1] ?? null;
        return match ($operator) {
            'call' => $calling->of(self::callee($target)),
            'method' => $calling->of(self::method($target, $given)),
            'get' => self::attribute($target, $given),
            'set' => self::put($target, $given, $values[2]),
            'delete' => self::remove($target, $given),
            'getitem' => self::indexed($target)[$given],
            'setitem' => self::putItem($target, $given, $values[2]),
            'delitem' => self::removeItem($target, $given),
            'iter' => self::iterator($target),
            'next' => self::next($target),
            'len' => \count($target),
            'bool' => !$target instanceof \Countable || \count($target) !== 0,
            'contains' => self::contains($target, $given),
            'str', 'format' => (string) $target,
            'repr' => $target instanceof Kind ? $target->name : Looks::of($target),
            'eq' => $target == $given,
            'ne' => $target != $given,
            'copy' => clone $target,
            'dir' => self::names($target),
            'wait' => self::wait($target),
            default => throw new \Error("an object of PHP has no operation {$operator}"),
        };
    }

    private static function callee(mixed $target): callable|Kind
    {
        if ($target instanceof Kind || \is_callable($target)) {
            return $target;
        }
        throw new \Error('Object of type ' . \get_debug_type($target) . ' is not callable');
    }

    private static function method(mixed $target, string $name): callable
    {
        $class = $target instanceof Kind ? $target->name : \get_class($target);
        if ($target instanceof Kind ? \is_callable([$class, $name]) : \is_callable([$target, $name])) {
            return [$target instanceof Kind ? $class : $target, $name];
        }
        if (!$target instanceof Kind && ($target->$name ?? null) instanceof \Closure) {
            return $target->$name;
        }
        $seen = \method_exists($class, $name) ? (new \ReflectionMethod($class, $name)) : null;
        $how = $seen === null ? 'undefined' : ($seen->isPrivate() ? 'private' : 'protected');
        throw $seen !== null && $seen->isPublic()
            ? new \Error("Non-static method {$class}::{$name}() cannot be called statically")
            : new \Error("Call to {$how} method {$class}::{$name}()" . ($seen === null ? '' : ' from global scope'));
    }

    private static function attribute(mixed $target, string $name): mixed
    {
        if ($target instanceof Kind) {
            return self::ofClass($target->name, $name);
        }
        if ($name === '__dict__') {
            return \get_object_vars($target);
        }
        if (($name === '__name__' || $name === '__qualname__') && $target instanceof \Closure) {
            return (new \ReflectionFunction($target))->getName();
        }
        if ($name === '__doc__') {
            return null;
        }
        if (\property_exists($target, $name) || \method_exists($target, '__get') || isset($target->$name)) {
            return $target->$name;
        }
        if (\defined(\get_class($target) . "::{$name}")) {
            return \constant(\get_class($target) . "::{$name}");
        }
        if (\method_exists($target, $name) || \method_exists($target, '__call')) {
            return \Closure::fromCallable(self::method($target, $name));
        }
        $text = \get_class($target) . " has neither a property nor a method {$name}";
        throw new Ending('Error', 'AttributeError', $text, [$text]);
    }

    private static function ofClass(string $class, string $name): mixed
    {
        if ($name === '__name__' || $name === '__qualname__') {
            return (new \ReflectionClass($class))->getShortName();
        }
        if (\defined("{$class}::{$name}")) {
            return \constant("{$class}::{$name}");
        }
        if (\property_exists($class, $name) && (new \ReflectionProperty($class, $name))->isStatic()) {
            return $class::$$name;
        }
        if (\method_exists($class, $name)) {
            return \Closure::fromCallable(self::method(new Kind($class), $name));
        }
        if ((new \ReflectionClass($class))->hasConstant($name)) {
            throw new \Error("Cannot access private constant {$class}::{$name}");
        }
        $text = "{$class} has neither a constant, a static property nor a method {$name}";
        throw new Ending('Error', 'AttributeError', $text, [$text]);
    }

    private static function put(mixed $target, string $name, mixed $value): null
    {
        if ($target instanceof ModuleNames) {
            $known = $target->modules->resolve($target->module, $name);
            if ($known !== null && !\array_key_exists($name, $GLOBALS)) {
                throw new \Error("Cannot redeclare {$name}");
            }
            $GLOBALS[$name] = $value;
        } elseif ($target instanceof Kind) {
            $class = $target->name;
            $class::$$name = $value;
        } else {
            $target->$name = $value;
        }
        return null;
    }

    private static function remove(mixed $target, string $name): null
    {
        if ($target instanceof ModuleNames) {
            unset($GLOBALS[$name]);
        } elseif ($target instanceof Kind) {
            throw new \Error("Attempt to unset static property {$target->name}::\${$name}");
        } else {
            unset($target->$name);
        }
        return null;
    }

    private static function indexed(mixed $target): \ArrayAccess
    {
        return $target instanceof \ArrayAccess ? $target
            : throw new \Error('Cannot use object of type ' . \get_debug_type($target) . ' as array');
    }

    private static function putItem(mixed $target, mixed $key, mixed $value): null
    {
        self::indexed($target)->offsetSet($key, $value);
        return null;
    }

    private static function removeItem(mixed $target, mixed $key): null
    {
        self::indexed($target)->offsetUnset($key);
        return null;
    }

    private static function iterator(mixed $target): \Iterator
    {
        if ($target instanceof Kind && \enum_exists($target->name, false)) {
            return new \ArrayIterator($target->name::cases());
        }
        while ($target instanceof \IteratorAggregate) {
            $target = $target->getIterator();
        }
        if (!$target instanceof \Iterator) {
            $type = $target instanceof Kind ? $target->name : \get_debug_type($target);
            throw new \Error("foreach() argument must be of type array|object, {$type} given");
        }
        if (!$target instanceof \Generator) {
            $target->rewind();
            self::$begun?->offsetUnset($target);
        }
        return $target;
    }

    private static function next(\Iterator $iterator): mixed
    {
        self::$begun ??= new \WeakMap();
        if (isset(self::$begun[$iterator])) {
            $iterator->next();
        }
        self::$begun[$iterator] = true;
        if ($iterator->valid()) {
            return $iterator->current();
        }
        $given = $iterator instanceof \Generator ? $iterator->getReturn() : null;
        throw new Ending('StopIteration', 'StopIteration', '', $given === null ? [] : [$given]);
    }

    private static function contains(mixed $target, mixed $value): bool
    {
        if ($target instanceof \ArrayAccess) {
            return isset($target[$value]);
        }
        foreach (self::iterator($target) as $one) {
            if ($one === $value) {
                return true;
            }
        }
        return false;
    }

    private static function names(mixed $target): array
    {
        if ($target instanceof ModuleNames) {
            return $target->modules->names($target->module);
        }
        $class = $target instanceof Kind ? $target->name : \get_class($target);
        $held = $target instanceof Kind ? [] : \array_keys(\get_object_vars($target));
        return [...\get_class_methods($class), ...$held];
    }

    private static function wait(int|float $seconds): null
    {
        \usleep((int) ($seconds * 1_000_000));
        return null;
    }
}
