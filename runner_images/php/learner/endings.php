<?php
/** What ends otherwise than by an answer: `exit`, errors that PHP lets nobody catch, and the tests that hang up. */

namespace Stub;

/** Hears of the end. */
final class Endings
{
    private const FATAL = \E_ERROR | \E_PARSE | \E_CORE_ERROR | \E_COMPILE_ERROR | \E_USER_ERROR;
    private const MEMORY = '/^(?:Allowed memory size of|Out of memory)/';
    private const ROOM_BYTES = 16 << 20;
    private const BROKEN = 70;

    private static Sources $sources;
    private static \Closure $telling;
    /** A piece of memory that is given back when there is no other, so that the end can be told. */
    private static ?string $spare;
    private static bool $isOver = false;

    /** @param \Closure $telling answers the request under way with what was thrown, if there is one. */
    public static function begin(Sources $sources, \Closure $telling): void
    {
        self::$sources = $sources;
        self::$telling = $telling;
        self::$spare = \str_repeat(' ', 1 << 20);
        \register_shutdown_function(self::heard(...));
    }

    /** End this process at once: nobody listens any more. */
    public static function hangUp(): never
    {
        self::$isOver = true;
        \posix_kill(\posix_getpid(), \SIGKILL);
        exit(self::BROKEN);
    }

    private static function heard(): void
    {
        if (self::$isOver) {
            return;
        }
        self::$spare = null;
        $error = \error_get_last();
        $isFatal = $error !== null && ($error['type'] & self::FATAL) !== 0;
        $thrown = $isFatal ? self::fatal($error) : self::asked();
        if ($thrown !== null) {
            (self::$telling)($thrown);
        }
    }

    private static function fatal(array $error): Ending
    {
        $place = self::$sources->place($error['file'], $error['line']);
        $text = ErrorFrames::clean($error['message']);
        if (\preg_match(self::MEMORY, $text) === 1) {
            \ini_set('memory_limit', (string) (\memory_get_usage(true) + self::ROOM_BYTES));
            return new Ending('FatalError', 'MemoryError', $text, [$text], $place);
        }
        $class = ($error['type'] & (\E_PARSE | \E_COMPILE_ERROR)) !== 0 ? 'php.CompileError' : 'php.Error';
        return new Ending('FatalError', $class, $text, [$text], $place);
    }

    private static function asked(): ?Ending
    {
        $only = self::$sources->onlyExit();
        return $only === null ? null : new Ending('exit', 'SystemExit', '', [$only[1]], $only[0]);
    }
}
