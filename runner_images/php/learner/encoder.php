<?php
/** The way out: a value of PHP as the tagged JSON text that the tests read. */

namespace Stub;

/** Writes one value. */
final class Encoder
{
    public const TEXT = \JSON_UNESCAPED_UNICODE | \JSON_UNESCAPED_SLASHES | \JSON_PRESERVE_ZERO_FRACTION;
    private const NODES = 200_000;
    private const NUMBERS_A_NODE = 10;
    private const DEEPEST = 100;
    private const CHARACTERS = 8 << 20;
    private const EXACT = 1 << 53;

    private int $room = self::NODES;
    private int $characters = 0;
    /** The number of the container that was written last. */
    private int $number = 0;

    /** Keep arrays on `$shelf`, or number them as copies; `$depart` writes what is no plain data. */
    public function __construct(private ?Shelf $shelf, private \Closure $depart, private int $copies = 2)
    {
        // What a program set to write its own numbers shorter is not for ours.
        \ini_set('serialize_precision', '-1');
    }

    /** Return `$value` as JSON. */
    public function encode(mixed $value, int $depth = 0): string
    {
        if (--$this->room < 0) {
            throw new CannotCross(\get_debug_type($value), 'size');
        }
        if ($depth > self::DEEPEST) {
            throw new CannotCross(\get_debug_type($value), 'depth');
        }
        return match (true) {
            $value === null => 'null',
            \is_bool($value) => $value ? 'true' : 'false',
            \is_int($value) => self::integer($value),
            \is_float($value) => self::real($value),
            \is_string($value) => $this->text($value),
            \is_array($value) => $this->container($value, $depth),
            \is_object($value) => Moments::written($value) ?? ($this->depart)($value),
            default => throw new CannotCross(\get_debug_type($value), 'kind'),
        };
    }

    /** Return the JSON text of a container of the tests, by its number, as it is now. */
    public function numbered(int $number, array $value, string $tag, string $aside): string
    {
        [$body, $inner] = $this->body($value, $tag, 0);
        $this->shelf->hold($number, $value, $inner);
        return "{\"{$tag}\":[{$number}{$aside}{$body}]}";
    }

    /** Return a text as JSON, what is no UTF-8 in it replaced: for what is only shown. */
    public static function shown(string $text): string
    {
        return \json_encode($text, self::TEXT | \JSON_INVALID_UTF8_SUBSTITUTE);
    }

    private function text(string $value): string
    {
        $this->characters += \strlen($value);
        if ($this->characters > self::CHARACTERS) {
            throw new CannotCross('string', 'size');
        }
        $written = \json_encode($value, self::TEXT);
        // Bytes that are no UTF-8 are no text to anybody else either.
        return $written === false ? '{"bytes":"' . \base64_encode($value) . '"}' : $written;
    }

    private function container(array $value, int $depth): string
    {
        $tag = \array_is_list($value) ? 'list' : 'dict';
        [$body, $inner] = $this->body($value, $tag, $depth);
        $this->number = $this->shelf === null ? ++$this->copies : $this->shelf->keep($value, $inner);
        return "{\"{$tag}\":[{$this->number}{$body}]}";
    }

    /** Return the items as JSON, and the numbers of those that are containers. @return array{string, array} */
    private function body(array $value, string $tag, int $depth): array
    {
        if ($tag === 'list' && self::areSmall($value)) {
            $this->room -= \intdiv(\count($value), self::NUMBERS_A_NODE);
            if ($this->room < 0) {
                throw new CannotCross('array', 'size');
            }
            return [',' . \implode(',', $value), []];
        }
        [$written, $inner] = ['', []];
        foreach ($value as $key => $item) {
            $told = $this->encode($item, $depth + 1);
            if (\is_array($item)) {
                $inner[$key] = $this->number;
            }
            $written .= isset(Decoder::PAIRED[$tag]) ? ",[{$this->encode($key, $depth + 1)},{$told}]" : ",{$told}";
        }
        return [$written, $inner];
    }

    private static function areSmall(array $values): bool
    {
        foreach ($values as $value) {
            if (!\is_int($value) || $value >= self::EXACT || $value <= -self::EXACT) {
                return false;
            }
        }
        return $values !== [];
    }

    private static function integer(int $value): string
    {
        if ($value < self::EXACT && $value > -self::EXACT) {
            return (string) $value;
        }
        $digits = $value === \PHP_INT_MIN ? '8' . \str_repeat('0', 15) : \dechex(\abs($value));
        return '{"int":"' . ($value < 0 ? '-' : '') . "0x{$digits}\"}";
    }

    private static function real(float $value): string
    {
        if (\is_nan($value)) {
            return '{"float":"nan"}';
        }
        if (\is_infinite($value)) {
            return $value > 0 ? '{"float":"inf"}' : '{"float":"-inf"}';
        }
        return \json_encode($value, self::TEXT);
    }
}
