<?php
/** The learner's modules as the tests ask for them: a file each, what it declares found by its name. */

namespace Stub;

/** What the tests imported and looked up. */
final class Modules
{
    /** @var array<string, true> */
    private array $loaded = [];

    public function __construct(private Sources $sources)
    {
    }

    /** Return the path of the file that must be read for a module; null when there is nothing to do. */
    public function toLoad(string $module, bool $again): ?string
    {
        $file = $this->sources->fileOf($module);
        if ($file === null || (isset($this->loaded[$module]) && !$again)) {
            return null;
        }
        $path = "{$this->sources->folder}/{$file}";
        return !$again && \in_array($path, \get_included_files(), true) ? null : $path;
    }

    /** Note that the file of a module was read to its end. */
    public function loaded(string $module): void
    {
        $this->loaded[$module] = true;
    }

    /** Read the file of a module while a call is under way, when its variables cannot become global by themselves. */
    public function loadNow(string $module): void
    {
        $stubPath = $this->toLoad($module, false);
        if ($stubPath !== null) {
            (static function (string $stubPath): void {
                \extract($GLOBALS, \EXTR_SKIP | \EXTR_REFS);
                require $stubPath;
                foreach (\array_diff_key(\get_defined_vars(), ['stubPath' => true]) as $name => $value) {
                    $GLOBALS[$name] = $value;
                }
            })($stubPath);
        }
        $this->loaded($module);
    }

    /** Return the names that the file of a module declares. */
    public function names(string $module): array
    {
        $file = $this->sources->fileOf($module);
        $names = [];
        foreach ($this->functions() as $function) {
            if ($this->sources->own($function->getFileName()) === $file) {
                $names[] = $function->getShortName();
            }
        }
        foreach ($this->classes() as $class) {
            if ($this->sources->own($class->getFileName()) === $file) {
                $names[] = $class->getShortName();
            }
        }
        return [...$names, ...\array_keys(self::constants())];
    }

    /** Return what a module has under a name, as `[value, steady]`; null when it has no such name. */
    public function resolve(string $module, string $name): ?array
    {
        $class = $this->classNamed($module, $name);
        if ($class !== null) {
            return [new Kind($class), true];
        }
        if (($function = self::named($this->functions(), $name)) !== null) {
            return [$function->getClosure(), true];
        }
        if (\array_key_exists($name, self::constants())) {
            return [self::constants()[$name], false];
        }
        return \array_key_exists($name, $GLOBALS) && $name !== 'GLOBALS' ? [$GLOBALS[$name], false] : null;
    }

    /** Return the class of the learner's that goes by a name in a module; null when there is none. */
    public function classNamed(string $module, string $name): ?string
    {
        if ($this->sources->fileOf($module) !== null && !isset($this->loaded[$module])) {
            $this->loadNow($module);
        }
        return self::named($this->classes(), $name)?->getName();
    }

    /** Return the module and the name by which the tests find a class again; null for one that has none. */
    public function placeOf(\ReflectionClass $class): ?string
    {
        $file = $class->isAnonymous() ? null : $this->sources->own($class->getFileName());
        if ($file === null) {
            return null;
        }
        return \strtr(\substr($file, 0, -\strlen('.php')), '-/', '_.') . ":{$class->getShortName()}";
    }

    /** Return the answer that a module has no such name, and what it may have been meant to be. */
    public function missing(string $module, string $name): string
    {
        $near = Clues::nearest($name, $this->names($module));
        return '{"kind":"missing","module":' . Encoder::shown($module) . ',"name":' . Encoder::shown($name)
            . ',"near":' . ($near === null ? 'null' : Encoder::shown($near)) . '}';
    }

    /** Return the reflection of that name: as it is written, else as PHP reads it, without regard to capitals. */
    private static function named(array $known, string $name): \ReflectionFunction|\ReflectionClass|null
    {
        $alike = null;
        foreach ($known as $one) {
            if ($one->getShortName() === $name) {
                return $one;
            }
            if ($one instanceof \ReflectionFunction && \strcasecmp($one->getShortName(), $name) === 0) {
                $alike = $one;
            }
        }
        return $alike;
    }

    /** @return list<\ReflectionFunction> */
    private function functions(): array
    {
        $found = [];
        foreach (\get_defined_functions()['user'] as $name) {
            $function = new \ReflectionFunction($name);
            if ($this->sources->own($function->getFileName()) !== null) {
                $found[] = $function;
            }
        }
        return $found;
    }

    /** @return list<\ReflectionClass> */
    private function classes(): array
    {
        $found = [];
        foreach ([...\get_declared_classes(), ...\get_declared_interfaces(), ...\get_declared_traits()] as $name) {
            $class = new \ReflectionClass($name);
            $file = $class->isAnonymous() ? false : $class->getFileName();
            if ($file !== false && $this->sources->own($file) !== null) {
                $found[] = $class;
            }
        }
        return $found;
    }

    private static function constants(): array
    {
        $found = [];
        foreach (\get_defined_constants(true)['user'] ?? [] as $name => $value) {
            $found[\substr("\\{$name}", \strrpos("\\{$name}", '\\') + 1)] = $value;
        }
        return $found;
    }
}
