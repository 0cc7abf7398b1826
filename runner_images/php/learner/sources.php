<?php
/** The learner's files: which module each is, what a line of one says, and where one asks the program to end. */

namespace Stub;

/** The folder of the learner's files, as it was when their process began. */
final class Sources
{
    private const SUFFIX = '.php';
    private const LINE = 500;
    private const DEEPEST = 10;
    private const BYTES = 1 << 20;
    /** What stands before `exit` where it is no more than a name. */
    private const NAMING = [\T_FUNCTION => true, \T_DOUBLE_COLON => true, \T_CONST => true];

    /** @var array<string, string> */
    private array $files = [];
    /** @var array<string, string> */
    private array $texts = [];

    public function __construct(public readonly string $folder)
    {
        $this->look('', 0);
    }

    private function look(string $below, int $depth): void
    {
        foreach (\scandir("{$this->folder}/{$below}") ?: [] as $name) {
            $path = $below . $name;
            if ($name === '.' || $name === '..') {
                continue;
            }
            if (\is_dir("{$this->folder}/{$path}")) {
                if ($depth < self::DEEPEST) {
                    $this->look("{$path}/", $depth + 1);
                }
            } elseif (\str_ends_with($path, self::SUFFIX)) {
                $this->files[\strtr(\substr($path, 0, -\strlen(self::SUFFIX)), '-/', '_.')] ??= $path;
                $text = \file_get_contents("{$this->folder}/{$path}", false, null, 0, self::BYTES);
                $this->texts[$path] = (string) $text;
            }
        }
    }

    /** Return the file of a module, as the tests name it; null for a folder alone. */
    public function fileOf(string $module): ?string
    {
        return $this->files[$module] ?? null;
    }

    /** Return `$path` as the learner names it; null when it is none of their files. */
    public function own(?string $path): ?string
    {
        if ($path === null || !\str_starts_with($path, "{$this->folder}/")) {
            return null;
        }
        // What `eval` runs is told by the line that has it run.
        return \preg_replace('/\(\d+\) : .*\z/s', '', \substr($path, \strlen($this->folder) + 1));
    }

    /** Return what is wrong with a file that says nowhere that it is PHP, which would only show it; else null. */
    public function unopened(string $path): ?Ending
    {
        $text = $this->text((string) $this->own($path));
        if (\trim($text) === '' || \str_contains($text, '<?')) {
            return null;
        }
        $said = 'no opening tag, <?php, in the file';
        return new Ending('ParseError', 'php.ParseError', $said, [$said], $this->place($path, 1));
    }

    /** Return a line of a file, without the blanks around it. */
    public function line(string $file, int $number): string
    {
        $line = \trim(\explode("\n", $this->text($file))[$number - 1] ?? '');
        return \mb_strcut(\mb_scrub($line, 'UTF-8'), 0, self::LINE, 'UTF-8');
    }

    /** Return what was handed in by the name of a file. */
    public function text(string $file): string
    {
        return $this->texts[$file] ?? '';
    }

    /** Return the place in one of the files; null when it is in none. */
    public function place(?string $path, int $line): ?array
    {
        $file = $this->own($path);
        return $file === null ? null : ['file' => $file, 'line' => $line, 'source' => $this->line($file, $line)];
    }

    /**
     * Return where the program asks for its end, and with which status, as PHP tells neither: where but one place of
     * all the files can be meant, and says its status in so many words; else null.
     */
    public function onlyExit(): ?array
    {
        $found = [];
        foreach ($this->texts as $path => $text) {
            foreach (self::exitsIn($text) as [$line, $status]) {
                $found[] = [$this->place("{$this->folder}/{$path}", $line), $status];
            }
        }
        return \count($found) === 1 && $found[0][1] !== null ? $found[0] : null;
    }

    /** @return list<array{int, ?int}> the line of each, and its status where that is a constant. */
    private static function exitsIn(string $text): array
    {
        $found = [];
        $tokens = [];
        foreach (\PhpToken::tokenize($text) as $token) {
            if (!$token->isIgnorable()) {
                $tokens[] = $token;
            }
        }
        foreach ($tokens as $place => $token) {
            $isExit = $token->id === \T_EXIT && !isset(self::NAMING[$tokens[$place - 1]->id ?? 0]);
            if ($isExit || \in_array(\strtolower($token->text), ['\exit', '\die'], true)) {
                $found[] = [$token->line, self::status(\array_slice($tokens, $place + 1, 3))];
            }
        }
        return $found;
    }

    private static function status(array $after): ?int
    {
        [$first, $second, $third] = \array_map(fn ($token) => $token?->text, \array_pad($after, 3, null));
        if ($first !== '(' || $second === ')') {
            return 0;
        }
        if ($third !== ')') {
            return null;
        }
        return match ($after[1]->id) {
            \T_LNUMBER => (int) $second & 255,
            \T_CONSTANT_ENCAPSED_STRING => 0,
            default => null,
        };
    }
}
