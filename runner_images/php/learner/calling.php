<?php
/** Calls of the learner's functions: with what the tests hand over, and what a parameter by reference makes of it. */

namespace Stub;

/** One call. */
final class Calling
{
    /**
     * @param array<int|string, mixed> $values by place or by name
     * @param array<int|string, int> $numbers of those that are containers
     */
    public function __construct(private array $values, private array $numbers = [])
    {
    }

    /** Call a function, or make an object of a class; `$target` is what PHP can call. */
    public function of(callable|Kind $target): mixed
    {
        if ($target instanceof Kind) {
            $constructor = (new \ReflectionClass($target->name))->getConstructor();
            $values = $this->prepared($constructor);
            $class = $target->name;
            return new $class(...$values);
        }
        $values = $this->prepared(self::reflection($target));
        return \call_user_func_array($target, $values);
    }

    private static function reflection(callable $target): ?\ReflectionFunctionAbstract
    {
        try {
            return new \ReflectionFunction(\Closure::fromCallable($target));
        } catch (\Throwable) {
            return null;
        }
    }

    /** Return the arguments: by reference where the function asks for it, a DateTime where it wants no other. */
    private function prepared(?\ReflectionFunctionAbstract $function): array
    {
        $values = $this->values;
        foreach ($function?->getParameters() ?? [] as $parameter) {
            $first = $parameter->getPosition();
            $places = $parameter->isVariadic()
                ? \array_filter(\array_keys($values), fn ($place) => \is_int($place) && $place >= $first)
                : [$first, $parameter->getName()];
            foreach ($places as $place) {
                if (!\array_key_exists($place, $values)) {
                    continue;
                }
                if (self::wantsDateTime($parameter) && $values[$place] instanceof \DateTimeImmutable) {
                    $values[$place] = \DateTime::createFromImmutable($values[$place]);
                }
                if ($parameter->isPassedByReference()) {
                    $this->values[$place] = $values[$place];
                    $values[$place] = &$this->values[$place];
                }
            }
        }
        return $values;
    }

    private static function wantsDateTime(\ReflectionParameter $parameter): bool
    {
        $type = $parameter->getType();
        return $type instanceof \ReflectionNamedType && $type->getName() === \DateTime::class;
    }

    /** Return what the containers of the tests hold after the call, by their numbers. @return array<int, mixed> */
    public function left(): array
    {
        $left = [];
        foreach ($this->numbers as $place => $number) {
            $left[$number] = $this->values[$place];
        }
        return $left;
    }
}
