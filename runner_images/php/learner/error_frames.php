<?php
/** An error of the learner's code as a frame, told in their own process: their word, never more. */

namespace Stub;

/** Writes `raised` frames. */
final class ErrorFrames
{
    /** PHP's own classes that the tests have classes for, by name. */
    private const OWN = [
        'Exception', 'ErrorException', 'Error', 'TypeError', 'ArgumentCountError', 'ValueError', 'ArithmeticError',
        'DivisionByZeroError', 'ParseError', 'CompileError', 'UnhandledMatchError', 'AssertionError', 'LogicException',
        'BadFunctionCallException', 'BadMethodCallException', 'DomainException', 'InvalidArgumentException',
        'LengthException', 'OutOfRangeException', 'RuntimeException', 'OutOfBoundsException', 'OverflowException',
        'RangeException', 'UnderflowException', 'UnexpectedValueException', 'JsonException',
    ];
    private const TEXT = 2_000;
    private const STEPS = 12;
    /** What PHP says of who called, where that was the stub. */
    private const CALLER = '~(?<= passed) in \S*/learner/\w+\.php on line \d+(?= and )'
        . '|, called in \S*/learner/\w+\.php on line \d+(?: and defined in .*)?$~';
    private const FILE_MISSING = "~^Failed opening required '([^']{1,300})'~";

    private static Sources $sources;
    private static ExportedObjects $exported;

    public static function begin(Sources $sources, ExportedObjects $exported): void
    {
        self::$sources = $sources;
        self::$exported = $exported;
    }

    /** Return the name of one of PHP's own exception classes that the tests know; null for any other class. */
    public static function ownName(string $class): ?string
    {
        return \in_array($class, self::OWN, true) ? $class : null;
    }

    /** Return an error's text without what is not the learner's: the stub's own places, their folder. */
    public static function clean(string $text): string
    {
        $text = \preg_replace(self::CALLER, '', $text) ?? $text;
        return \mb_scrub(\str_replace(self::$sources->folder . '/', '', $text), 'UTF-8');
    }

    /** Return what an error says; nothing where a class of theirs put no text there. */
    public static function message(\Throwable $thrown): string
    {
        try {
            return $thrown->getMessage();
        } catch (\Throwable) {
            return '';
        }
    }

    /** Return the `raised` frame of what was thrown, as JSON. */
    public static function raised(\Throwable $thrown): string
    {
        $steps = self::steps($thrown);
        $place = $thrown instanceof Ending ? $thrown->place : ($steps[0]['place'] ?? null);
        $missing = self::missingFile($thrown);
        if ($missing !== null) {
            $text = "Failed opening required '{$missing}'";
            $thrown = new Ending('Error', 'ModuleNotFoundError', $text, [$text], $place, $missing);
        }
        $type = $thrown instanceof Ending ? $thrown->type : self::typeOf($thrown);
        $text = \mb_strcut(self::clean(self::message($thrown)), 0, self::TEXT, 'UTF-8');
        $value = $thrown instanceof Ending ? self::ending($thrown) : self::$exported->depart($thrown);
        return self::written($value, $type, $text, $place, $steps, $missing);
    }

    /** Return the parts of a frame, and of a warning, that say what is wrong where. */
    public static function told(string $type, string $text, ?array $place, array $steps): string
    {
        $near = $place === null ? null : Clues::nearIn($text, self::$sources->text($place['file']));
        $raw = Encoder::shown(self::raw($type, $text, $place, $steps));
        return '"type":' . Encoder::shown($type) . ',"text":' . Encoder::shown($text)
            . ',"place":' . self::place($place) . ",\"trace\":\"\",\"raw\":{$raw}"
            . ',"clues":{' . ($near === null ? '' : '"near":' . Encoder::shown($near)) . '}';
    }

    private static function written(
        string $value, string $type, string $text, ?array $place, array $steps, ?string $module,
    ): string {
        return "{\"kind\":\"raised\",\"value\":{$value}," . self::told($type, $text, $place, $steps)
            . ',"module":' . ($module === null ? 'null' : Encoder::shown($module)) . '}';
    }

    private static function typeOf(\Throwable $thrown): string
    {
        return \mb_scrub(\explode('@', (new \ReflectionClass($thrown))->getShortName())[0], 'UTF-8');
    }

    private static function missingFile(\Throwable $thrown): ?string
    {
        $isOne = $thrown instanceof \Error && \preg_match(self::FILE_MISSING, self::message($thrown), $found) === 1;
        return $isOne ? (self::$sources->own($found[1]) ?? $found[1]) : null;
    }

    private static function ending(Ending $thrown): string
    {
        $text = Encoder::shown($thrown->getMessage());
        $values = '';
        foreach ($thrown->values as $value) {
            $values .= ',' . self::$exported->short($value);
        }
        return '{"error":{"type":' . Encoder::shown($thrown->python) . ",\"text\":{$text},"
            . "\"arguments\":{\"list\":[1{$values}]},\"attributes\":null,\"cause\":null}}";
    }

    /** Return the learner's own steps on the way to an error, the innermost first, each a name and a place. */
    private static function steps(\Throwable $thrown): array
    {
        $steps = [];
        $at = [$thrown->getFile(), $thrown->getLine()];
        foreach ([...$thrown->getTrace(), []] as $step) {
            $place = self::$sources->place($at[0], $at[1]);
            if ($place !== null && \count($steps) < self::STEPS) {
                $name = ($step['class'] ?? '') . ($step['type'] ?? '') . ($step['function'] ?? '{main}');
                $steps[] = ['name' => $name, 'place' => $place];
            }
            $at = [$step['file'] ?? null, $step['line'] ?? 0];
        }
        return $steps;
    }

    private static function place(?array $place): string
    {
        if ($place === null) {
            return 'null';
        }
        [$file, $source] = [Encoder::shown($place['file']), Encoder::shown($place['source'])];
        return "{\"file\":{$file},\"line\":{$place['line']},\"source\":{$source}}";
    }

    /** Return what PHP would print, with the learner's own files alone; the error itself is the last line. */
    private static function raw(string $type, string $text, ?array $place, array $steps): string
    {
        $written = '';
        foreach ($steps as $number => $step) {
            $name = \in_array($step['name'], ['{main}', 'require'], true) ? '{main}' : "{$step['name']}()";
            $written .= "#{$number} {$step['place']['file']}({$step['place']['line']}): {$name}\n";
        }
        $type = $type === 'FatalError' ? 'Fatal error' : $type; // as PHP writes it
        $said = \strtr($text, "\n", ' ');
        $where = $place === null ? '' : " in {$place['file']} on line {$place['line']}";
        $last = \mb_strcut($said === '' ? $type : "{$type}: {$said}", 0, self::TEXT, 'UTF-8');
        return \mb_strcut(\mb_scrub($written, 'UTF-8'), 0, self::TEXT, 'UTF-8') . $last . $where;
    }
}
