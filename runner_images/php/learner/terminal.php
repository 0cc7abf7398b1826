<?php
/** What the learner's program prints and asks for, by frames to the process that tests it. */

namespace Stub;

/** Output as it is printed, input line by line. */
final class Terminal
{
    private const CHUNK_BYTES = 1 << 16;

    private static \Closure $telling;
    private static \Closure $asking;

    /** @param \Closure $telling sends a frame; @param \Closure $asking sends one and returns the answer. */
    public static function begin(\Closure $telling, \Closure $asking): void
    {
        self::$telling = $telling;
        self::$asking = $asking;
        // The lowest of all buffers: none of the learner's code can remove it, empty it or hold it back.
        \ob_start(static function (string $printed): string {
            StandardStreams::drain();
            self::print('stdout', $printed);
            return '';
        }, 1, 0);
    }

    /** Tell what was printed. */
    public static function print(string $stream, string $printed): void
    {
        for ($start = 0, $end = \strlen($printed); $start < $end; $start += self::CHUNK_BYTES) {
            $data = \base64_encode(\substr($printed, $start, self::CHUNK_BYTES));
            (self::$telling)("{\"kind\":\"output\",\"stream\":\"{$stream}\",\"data\":\"{$data}\"}");
        }
    }

    /** Return the next line that is typed, without its end; null when nothing more is. */
    public static function line(string $prompt): ?string
    {
        $answer = (self::$asking)('{"kind":"input","prompt":' . Encoder::shown($prompt) . '}');
        return $answer['kind'] === 'line' ? $answer['text'] : null;
    }
}
