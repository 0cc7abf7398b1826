<?php
/** Errands in the learner's folder: the files that the tests read there or leave there. */

namespace Stub;

/** Does them. */
final class Files
{
    private const MEBIBYTE = 1 << 20;

    /** Return a file of the learner's folder, of at most a mebibyte. */
    public static function fetch(string $path): string
    {
        \clearstatcache();
        if (!\is_file($path)) {
            return '{"kind":"file","content":null}';
        }
        if (\filesize($path) > self::MEBIBYTE) {
            throw new \RangeException("{$path} is longer than a mebibyte");
        }
        return '{"kind":"file","content":"' . \base64_encode((string) \file_get_contents($path)) . '"}';
    }

    /** Write a file, its folders made where they are absent. */
    public static function store(string $path, string $content): string
    {
        $folder = \dirname($path);
        if (!\is_dir($folder)) {
            \mkdir($folder, 0o700, true);
        }
        if (@\file_put_contents($path, \base64_decode($content)) === false) {
            throw new \RuntimeException("{$path} cannot be written");
        }
        return '{"kind":"stored"}';
    }
}
