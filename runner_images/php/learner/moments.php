<?php
/** Moments: a DateTime of PHP and an aware `datetime` of the tests. */

namespace Stub;

/** Both ways between the two. */
final class Moments
{
    /** How many numbers tell of a moment without a zone. */
    private const NAIVE = 8;
    private const LAST_YEAR = 9_999;

    /** Return the tagged JSON of a date and time of PHP's own classes; null for any other object. */
    public static function written(object $value): ?string
    {
        if (\get_class($value) !== \DateTimeImmutable::class && \get_class($value) !== \DateTime::class) {
            return null;
        }
        try {
            $parts = \array_map(\intval(...), \explode(' ', $value->format('Y n j G i s u')));
        } catch (\Error) {
            return null; // one that was never constructed
        }
        if ($parts[0] < 1 || $parts[0] > self::LAST_YEAR) {
            return null;
        }
        return '{"datetime":[' . \implode(',', $parts) . ',0,' . $value->getOffset() * 1_000_000 . ']}';
    }

    /** Return the moment of a `datetime` or `date` of the tests: a naive one is in the program's own zone. */
    public static function read(array $numbers): \DateTimeImmutable
    {
        [$year, $month, $day] = $numbers;
        $clock = \array_slice($numbers, 3) + [0, 0, 0, 0];
        $text = \sprintf('%04d-%02d-%02d %02d:%02d:%02d.%06d', $year, $month, $day, ...\array_slice($clock, 0, 4));
        $seconds = \count($numbers) > self::NAIVE ? \intdiv($numbers[self::NAIVE], 1_000_000) : null;
        return new \DateTimeImmutable($seconds === null ? $text : $text . self::offset($seconds));
    }

    private static function offset(int $seconds): string
    {
        $whole = \abs($seconds);
        return ($seconds < 0 ? '-' : '+') . \sprintf('%02d:%02d', \intdiv($whole, 3600), \intdiv($whole, 60) % 60);
    }
}
