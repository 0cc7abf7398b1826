<?php
/** Warnings of PHP's: the program goes on after each, and the first tells why what comes of it may be wrong. */

namespace Stub;

/** Hears of them. */
final class Warnings
{
    private const NAMES = [
        \E_WARNING => 'Warning', \E_NOTICE => 'Notice', \E_DEPRECATED => 'Deprecated', \E_USER_ERROR => 'Fatal error',
        \E_USER_WARNING => 'Warning', \E_USER_NOTICE => 'Notice', \E_USER_DEPRECATED => 'Deprecated',
        \E_RECOVERABLE_ERROR => 'Recoverable fatal error',
    ];
    private const TOLD = \E_WARNING | \E_NOTICE;

    private static Sources $sources;
    /** The first since the tests were answered last, as JSON. */
    private static ?string $first = null;

    public static function begin(Sources $sources): void
    {
        self::$sources = $sources;
        \set_error_handler(self::heard(...));
    }

    /** Return the first warning of the learner's code since this was asked last, as JSON; null for none. */
    public static function first(): ?string
    {
        [$first, self::$first] = [self::$first, null];
        return $first;
    }

    private static function heard(int $level, string $text, string $file, int $line): bool
    {
        // Zero but for what cannot be silenced: they wrote `@`.
        if ((\error_reporting() & $level) === 0) {
            return true;
        }
        if ($level === \E_USER_ERROR) {
            return false; // the end of the program, which PHP itself brings about
        }
        $place = self::$sources->place($file, $line);
        if ($place === null) {
            return true; // of a line of ours, or of nobody's
        }
        $name = self::NAMES[$level] ?? 'Warning';
        $said = ErrorFrames::clean($text);
        Terminal::print('stderr', "{$name}: {$said} in {$place['file']} on line {$place['line']}\n");
        if (($level & self::TOLD) !== 0) {
            $cut = \mb_strcut($said, 0, 2_000, 'UTF-8');
            self::$first ??= '{' . ErrorFrames::told($name, $cut, $place, []) . ',"module":null}';
        }
        return true;
    }
}
