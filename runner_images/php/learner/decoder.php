<?php
/** The way in: a value of the tests as a value of PHP. */

namespace Stub;

/** Reads one value. */
final class Decoder
{
    /** The containers of the tests, and how many fields come before their items. */
    private const CONTAINERS = [
        'list' => 1, 'set' => 1, 'deque' => 2, 'dict' => 1, 'Counter' => 1, 'OrderedDict' => 1, 'defaultdict' => 2,
    ];
    /** Those that hold pairs. */
    public const PAIRED = ['dict' => true, 'Counter' => true, 'OrderedDict' => true, 'defaultdict' => true];
    private const FLAT = [
        'tuple' => true, 'frozenset' => true, 'dict_keys' => true, 'dict_values' => true, 'dict_items' => true,
    ];
    private const FLOATS = ['nan' => \NAN, 'inf' => \INF, '-inf' => -\INF];
    private const LONGEST = 16;

    /** Find the tests' containers on `$shelf`; `$arrive(tag, body)` reads what is no plain data. */
    public function __construct(private Shelf $shelf, private \Closure $arrive)
    {
    }

    /** Return the value of tagged JSON. */
    public function decode(mixed $coded): mixed
    {
        if (!\is_array($coded)) {
            return $coded;
        }
        $tag = \array_key_first($coded);
        $body = $coded[$tag];
        if (isset(self::CONTAINERS[$tag])) {
            return $this->container($tag, $body);
        }
        if (isset(self::FLAT[$tag])) {
            return $this->each($body, 0);
        }
        return match ($tag) {
            'same' => $this->shelf->at($body),
            'int' => self::integer($body),
            'float' => \is_string($body) ? self::FLOATS[$body] : (float) $body,
            'bytes' => \base64_decode($body),
            'bytearray' => \base64_decode($body[1]),
            'range' => self::range(...\array_map(self::integer(...), $body)),
            'date', 'datetime' => Moments::read($body),
            'path', 'purepath' => $body,
            default => ($this->arrive)($tag, $body, $this->decode(...)),
        };
    }

    /** Return the number of a container in tagged JSON; null for any other value. */
    public static function numberOf(mixed $coded): ?int
    {
        $tag = \is_array($coded) ? \array_key_first($coded) : null;
        return match (true) {
            $tag === null => null,
            $tag === 'same' => $coded[$tag],
            default => isset(self::CONTAINERS[$tag]) ? $coded[$tag][0] : null,
        };
    }

    private function each(array $body, int $start): array
    {
        $values = [];
        for ($place = $start, $end = \count($body); $place < $end; $place++) {
            $values[] = $this->decode($body[$place]);
        }
        return $values;
    }

    private function container(string $tag, array $body): array
    {
        $ahead = self::CONTAINERS[$tag];
        [$value, $inner] = [[], []];
        for ($place = $ahead, $end = \count($body); $place < $end; $place++) {
            $isPair = isset(self::PAIRED[$tag]);
            $key = $isPair ? $this->key($body[$place][0]) : $place - $ahead;
            $item = $isPair ? $body[$place][1] : $body[$place];
            $value[$key] = $this->decode($item);
            if (($number = self::numberOf($item)) !== null) {
                $inner[$key] = $number;
            }
        }
        $aside = '';
        for ($place = 1; $place < $ahead; $place++) {
            $aside .= ',' . \json_encode($body[$place]);
        }
        $this->shelf->hold($body[0], $value, $inner);
        $this->shelf->form($body[0], $tag, $aside);
        return $value;
    }

    private function key(mixed $coded): int|string
    {
        $key = $this->decode($coded);
        if (!\is_int($key) && !\is_string($key)) {
            // PHP would make another key of it in silence.
            throw new CannotCross('key of type ' . \get_debug_type($key), 'kind');
        }
        return $key;
    }

    /** Return a whole number; beyond 64 bits a float, as PHP itself reads it. */
    private static function integer(int|string $body): int|float
    {
        if (\is_int($body)) {
            return $body;
        }
        $negative = \str_starts_with($body, '-');
        $digits = \substr($body, $negative ? 3 : 2);
        $value = \strlen($digits) > self::LONGEST ? \INF : \hexdec($digits);
        if (\strlen($digits) > self::LONGEST) {
            $value = 0.0;
            foreach (\str_split($digits) as $digit) {
                $value = $value * 16 + \hexdec($digit);
            }
        }
        return $negative ? ($digits === '8000000000000000' ? \PHP_INT_MIN : -$value) : $value;
    }

    private static function range(int $start, int $stop, int $step): array
    {
        $values = [];
        for ($value = $start; $step > 0 ? $value < $stop : $value > $stop; $value += $step) {
            $values[] = $value;
        }
        return $values;
    }
}
