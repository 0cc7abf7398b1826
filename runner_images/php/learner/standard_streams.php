<?php
/** Standard output and errors, which are files in memory here, and `php://stdin`, which asks for what is typed. */

namespace Stub;

/** What was written to descriptors 1 and 2, by the learner's code or by a program that it ran. */
final class StandardStreams
{
    private const NAMES = [1 => 'stdout', 2 => 'stderr'];

    /** @var array<int, resource> */
    private static array $files = [];
    /** @var array<int, int> */
    private static array $told = [1 => 0, 2 => 0];

    public static function begin(): void
    {
        foreach (self::NAMES as $descriptor => $_) {
            // Whatever is written goes to the end, so that reading may move the common place.
            $file = @\fopen("php://fd/{$descriptor}", 'r+');
            if ($file !== false && (\fstat($file)['mode'] & 0o170000) === 0o100000) {
                self::$files[$descriptor] = $file;
            }
        }
        \stream_wrapper_unregister('php');
        \stream_wrapper_register('php', StandardInput::class);
    }

    /** Tell what was written since the last time. */
    public static function drain(): void
    {
        foreach (self::$files as $descriptor => $file) {
            if (!\is_resource($file) || \fstat($file)['size'] <= self::$told[$descriptor]) {
                continue;
            }
            \fseek($file, self::$told[$descriptor]);
            $written = (string) \stream_get_contents($file);
            self::$told[$descriptor] += \strlen($written);
            Terminal::print(self::NAMES[$descriptor], $written);
        }
    }

    /** Tell it, and begin the files anew: they are as long as a file may be. */
    public static function makeRoom(): void
    {
        self::drain();
        foreach (self::$files as $descriptor => $file) {
            \ftruncate($file, 0);
            self::$told[$descriptor] = 0;
        }
    }
}

/** PHP's own streams, with another standard input: `php://stdin` and what reads it. */
final class StandardInput
{
    /** @var resource */
    public $context;
    /** @var ?resource */
    private $own = null;
    private string $typed = '';
    private bool $ended = false;

    public function stream_open(string $path, string $mode, int $options, ?string &$opened): bool
    {
        if (\strtolower($path) === 'php://stdin') {
            return true;
        }
        \stream_wrapper_restore('php');
        $stream = $this->context === null ? \fopen($path, $mode) : \fopen($path, $mode, false, $this->context);
        \stream_wrapper_unregister('php');
        \stream_wrapper_register('php', self::class);
        $this->own = $stream === false ? null : $stream;
        return $stream !== false;
    }

    public function stream_read(int $count): string|false
    {
        if ($this->own !== null) {
            return \fread($this->own, $count);
        }
        if ($this->typed === '' && !$this->ended) {
            $line = Terminal::line('');
            $this->ended = $line === null;
            $this->typed = $line === null ? '' : "{$line}\n";
        }
        $read = \substr($this->typed, 0, $count);
        $this->typed = \substr($this->typed, $count);
        return $read;
    }

    public function stream_eof(): bool
    {
        return $this->own === null ? $this->ended && $this->typed === '' : \feof($this->own);
    }

    public function stream_write(string $data): int
    {
        return $this->own === null ? 0 : (int) \fwrite($this->own, $data);
    }

    public function stream_seek(int $offset, int $whence): bool
    {
        return $this->own !== null && \fseek($this->own, $offset, $whence) === 0;
    }

    public function stream_tell(): int
    {
        return $this->own === null ? 0 : (int) \ftell($this->own);
    }

    public function stream_stat(): array|false
    {
        return $this->own === null ? false : \fstat($this->own);
    }

    public function stream_truncate(int $size): bool
    {
        return $this->own !== null && \ftruncate($this->own, $size);
    }

    public function stream_flush(): bool
    {
        return $this->own === null || \fflush($this->own);
    }

    public function stream_set_option(int $option, int $first, ?int $second): bool
    {
        return false;
    }

    public function stream_close(): void
    {
        if ($this->own !== null) {
            \fclose($this->own);
        }
    }
}
