<?php
/** The classes of the learner's objects: by which key the tests know each, and what its objects can do. */

namespace Stub;

/** A class as the tests hand it over: to be called, or looked into. */
final class Kind
{
    public function __construct(public readonly string $name)
    {
    }
}

/** The classes that the tests know, by key: a module and a name, or a number when no file of the learner's has it. */
final class Classes
{
    private const MOST_NAMES = 1_000;
    private const OWN = 'php:';
    private const SPECIALS = '"__delitem__","__eq__","__getitem__","__iter__","__setitem__"';

    /** @var array<string, string> */
    private array $byKey = [];
    private int $last = 0;

    public function __construct(private Modules $modules)
    {
    }

    /** Return the key of a class. */
    public function keyOf(string $class): string
    {
        $known = \array_search($class, $this->byKey, true);
        if ($known !== false) {
            return $known;
        }
        $kind = new \ReflectionClass($class);
        $place = $kind->isInternal() ? self::OWN . $class : $this->modules->placeOf($kind);
        $key = $place === null || isset($this->byKey[$place]) ? '#' . ++$this->last : $place;
        $this->byKey[$key] = $class;
        return $key;
    }

    /** Return the class of a key; null when no module has it any more. */
    public function classOf(string $key): ?string
    {
        if (!isset($this->byKey[$key])) {
            [$module, $name] = \explode(':', $key, 2) + [1 => ''];
            $class = "{$module}:" === self::OWN ? $name : $this->modules->classNamed($module, $name);
            if ($class === null || !self::exists($class)) {
                return null;
            }
            $this->byKey[$key] = $class;
        }
        return $this->byKey[$key];
    }

    /** Tell whether there is a class, interface or trait of that name, without looking for a file of it. */
    public static function exists(string $class): bool
    {
        return \class_exists($class, false) || \interface_exists($class, false) || \trait_exists($class, false);
    }

    /** Return the `class` frame of a key. */
    public function describe(string $key, Encoder $encoder): string
    {
        $kind = new \ReflectionClass($this->classOf($key) ?? \stdClass::class);
        $members = $kind->isEnum() ? $this->members($kind->getName(), $encoder) : 'null';
        $name = Encoder::shown($kind->isAnonymous() ? 'class' : $kind->getShortName());
        [$names, $specials] = [self::names($kind), self::specials($kind)];
        return "{\"kind\":\"class\",\"name\":{$name},\"module\":\"php\",\"doc\":null,\"bases\":[{$this->bases($kind)}],"
            . "\"plain\":null,\"changing\":false,\"names\":{{$names}},\"specials\":[{$specials}],"
            . "\"unhashable\":false,\"fields\":null,\"members\":{$members}}";
    }

    private function bases(\ReflectionClass $kind): string
    {
        $parent = $kind->getParentClass();
        if ($parent === false) {
            return '';
        }
        $error = ErrorFrames::ownName($parent->getName());
        return $error === null
            ? '{"class":' . Encoder::shown($this->keyOf($parent->getName())) . '}'
            : "{\"builtin\":\"php.{$error}\"}";
    }

    private static function names(\ReflectionClass $kind): string
    {
        $names = [];
        foreach ($kind->getMethods(\ReflectionMethod::IS_PUBLIC) as $method) {
            if (!\str_starts_with($method->getName(), '__')) {
                $names[$method->getName()] = 'method';
            }
        }
        $values = $kind->isEnum() ? [] : [
            ...$kind->getReflectionConstants(\ReflectionClassConstant::IS_PUBLIC),
            ...$kind->getProperties(\ReflectionProperty::IS_PUBLIC),
        ];
        foreach ($values as $value) {
            $names[$value->getName()] ??= 'value';
        }
        $written = [];
        foreach (\array_slice($names, 0, self::MOST_NAMES, true) as $name => $how) {
            $written[] = Encoder::shown((string) $name) . ":\"{$how}\"";
        }
        return \implode(',', $written);
    }

    private static function specials(\ReflectionClass $kind): string
    {
        return self::SPECIALS
            . ($kind->implementsInterface(\Countable::class) ? ',"__len__"' : '')
            . ($kind->implementsInterface(\ArrayAccess::class) ? ',"__contains__"' : '')
            . ($kind->implementsInterface(\Iterator::class) ? ',"__next__"' : '')
            . ($kind->hasMethod('__invoke') ? ',"__call__"' : '');
    }

    private function members(string $class, Encoder $encoder): string
    {
        $written = [];
        foreach ((new \ReflectionEnum($class))->getCases() as $case) {
            $name = Encoder::shown($case->getName());
            $value = $case instanceof \ReflectionEnumBackedCase ? $encoder->encode($case->getBackingValue()) : 'null';
            $written[] = "[{$name},{$name},{$value}]";
        }
        return '[' . \implode(',', $written) . ']';
    }
}
