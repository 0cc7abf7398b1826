<?php
/** How an object of the learner's looks, told without running anything of theirs. */

namespace Stub;

/** Writes values for people to read. */
final class Looks
{
    private const DEEPEST = 3;
    private const ITEMS = 20;
    private const TEXT = 500;
    private const CHARACTERS = 2_000;

    /** Return `Caisse { solde: 3 }`, cut where it is long. */
    public static function of(object $value): string
    {
        return \mb_strcut(\mb_scrub(self::written($value, 0), 'UTF-8'), 0, self::CHARACTERS, 'UTF-8');
    }

    private static function written(mixed $value, int $depth): string
    {
        return match (true) {
            $value instanceof \Closure => 'Closure',
            $value instanceof \UnitEnum => self::name($value) . "::{$value->name}",
            \is_object($value) => self::name($value) . ' ' . self::object($value, $depth),
            \is_array($value) => self::array($value, $depth),
            \is_string($value) => '"' . \substr($value, 0, self::TEXT) . '"',
            \is_resource($value) => 'resource',
            default => \json_encode($value, Encoder::TEXT | \JSON_PARTIAL_OUTPUT_ON_ERROR),
        };
    }

    private static function name(object $value): string
    {
        return \explode('@', (new \ReflectionClass($value))->getShortName())[0];
    }

    private static function object(object $value, int $depth): string
    {
        if ($depth >= self::DEEPEST) {
            return '{…}';
        }
        $parts = [];
        foreach (\array_slice(\get_mangled_object_vars($value), 0, self::ITEMS, true) as $name => $held) {
            $parts[] = \substr("\0{$name}", \strrpos("\0{$name}", "\0") + 1) . ': ' . self::written($held, $depth + 1);
        }
        return $parts === [] ? '{}' : '{ ' . \implode(', ', $parts) . ' }';
    }

    private static function array(array $value, int $depth): string
    {
        if ($depth >= self::DEEPEST && $value !== []) {
            return '[…]';
        }
        $parts = [];
        foreach (\array_slice($value, 0, self::ITEMS, true) as $key => $held) {
            $told = self::written($held, $depth + 1);
            $parts[] = \array_is_list($value) ? $told : self::written($key, $depth) . " => {$told}";
        }
        return '[' . \implode(', ', $parts) . (\count($value) > self::ITEMS ? ', …' : '') . ']';
    }
}
