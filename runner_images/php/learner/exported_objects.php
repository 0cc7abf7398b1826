<?php
/** The learner's own objects as they leave their process: by number, each with the key of its class. */

namespace Stub;

/** The objects that the tests hold by number. */
final class ExportedObjects
{
    private const MOST = 50_000;
    private const TEXT = 2_000;
    private const ATTRIBUTES = 50;
    private const CAUSES = 10;

    /** @var array<int, object> */
    private array $objects = [];
    /** @var array<int, int> */
    private array $numbers = [];
    private int $last = 0;
    /** How many errors the one under way is the cause of. */
    private int $causes = 0;
    /** Module and name of the last class that was asked for and is not there. */
    public ?array $missing = null;

    public function __construct(private Modules $modules, public readonly Classes $classes)
    {
    }

    /** Forget an object that the tests hold no more. */
    public function release(int $number): void
    {
        if (isset($this->objects[$number])) {
            unset($this->numbers[\spl_object_id($this->objects[$number])]);
            unset($this->objects[$number]);
        }
    }

    /** Return the tagged JSON of what is no plain data. */
    public function depart(object $value): string
    {
        $callback = Callbacks::numberOf($value);
        if ($callback !== null) {
            return "{\"suite\":[{$callback}]}";
        }
        if ($value instanceof Kind) {
            return '{"class":' . Encoder::shown($this->classes->keyOf($value->name)) . '}';
        }
        $class = \get_class($value);
        $key = Encoder::shown($this->classes->keyOf($class));
        if ($value instanceof \UnitEnum) {
            return "{\"member\":[{$key}," . Encoder::shown($value->name) . ']}';
        }
        $error = $value instanceof \Throwable ? $this->error($value) : null;
        if ($error !== null && ($own = ErrorFrames::ownName($class)) !== null) {
            return "{\"error\":{\"type\":\"php.{$own}\",{$error}}}";
        }
        $told = $error === null ? '' : ",\"error\":{{$error}}";
        return "{\"object\":{\"id\":{$this->number($value)},\"class\":{$key}{$told}}}";
    }

    /** Return the object that the tests mean: the learner's own, or what stands for theirs. */
    public function arrive(string $tag, mixed $body, \Closure $decode): mixed
    {
        return match ($tag) {
            'object' => $this->objects[$body] ?? throw new \TypeError('no such object'),
            'class' => new Kind($this->class($body)),
            'member' => \constant($this->class($body[0]) . "::{$body[1]}"),
            'named' => $this->named($body[0], $body[1]),
            'attribute' => self::bound($decode($body[0]), $body[1]),
            'original' => self::bound(new Kind($this->class($body[0])), $body[1]),
            'module' => new ModuleNames($this->modules, $body),
            'suite' => Callbacks::receive($body[0], $body[1] ?? null),
            default => throw new CannotCross($tag, 'kind'),
        };
    }

    private function class(string $key): string
    {
        $class = $this->classes->classOf($key);
        if ($class === null) {
            $this->missing = \explode(':', $key, 2) + [1 => ''];
        }
        return $class ?? \stdClass::class;
    }

    private function named(string $module, string $name): mixed
    {
        $this->modules->loadNow($module);
        $found = $this->modules->resolve($module, $name);
        if ($found === null) {
            $this->missing = [$module, $name];
        }
        return $found[0] ?? null;
    }

    private static function bound(mixed $target, string $name): \Closure
    {
        return \Closure::fromCallable([$target instanceof Kind ? $target->name : $target, $name]);
    }

    private function number(object $value): int
    {
        $id = \spl_object_id($value);
        if (!isset($this->numbers[$id])) {
            if (\count($this->objects) >= self::MOST) {
                throw new CannotCross(\get_debug_type($value), 'size');
            }
            $this->numbers[$id] = ++$this->last;
            $this->objects[$this->last] = $value;
        }
        return $this->numbers[$id];
    }

    /** Return what an exception's frame holds besides its type. */
    private function error(\Throwable $error): string
    {
        $text = Encoder::shown(\mb_strcut(ErrorFrames::clean(ErrorFrames::message($error)), 0, self::TEXT, 'UTF-8'));
        $cause = $this->causes < self::CAUSES ? $error->getPrevious() : null;
        $this->causes++;
        $told = $cause === null ? 'null' : $this->short($cause);
        $this->causes--;
        return "\"text\":{$text},\"arguments\":{\"list\":[1,{$text}]},"
            . "\"attributes\":{$this->attributes($error, $text)},\"cause\":{$told}";
    }

    private function attributes(\Throwable $error, string $text): string
    {
        $written = "[\"message\",{$text}],[\"code\",{$this->short($error->getCode())}]";
        $known = [];
        foreach ((new \ReflectionClass($error))->getProperties(\ReflectionProperty::IS_PUBLIC) as $property) {
            if (!$property->isStatic() && !$property->isVirtual() && $property->isInitialized($error)) {
                $known[$property->getName()] = $property->getRawValue($error);
            }
        }
        foreach (\array_slice($known, 0, self::ATTRIBUTES, true) as $name => $value) {
            $told = $this->short($value);
            $written .= $told === 'null' ? '' : ',[' . Encoder::shown($name) . ",{$told}]";
        }
        return "{\"dict\":[2,{$written}]}";
    }

    /** Return a value of an error as JSON: its containers are copies; null if it is long. */
    public function short(mixed $value): string
    {
        try {
            $coded = (new Encoder(null, $this->depart(...)))->encode($value);
            return \strlen($coded) <= self::TEXT ? $coded : 'null';
        } catch (\Throwable) {
            return 'null';
        }
    }
}
