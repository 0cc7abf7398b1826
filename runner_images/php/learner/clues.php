<?php
/** What helps to mend an error: a name of the program, or of PHP itself, that is like the wrong one. */

namespace Stub;

/** Finds such names. */
final class Clues
{
    private const CHARACTERS = 60;
    private const MOST = 4_000;
    private const FUNCTION = '/^Call to undefined function ([\w\\\\]{1,60})\(\)/';
    private const METHOD = '/^Call to undefined method [\w\\\\]{1,120}::(\w{1,60})\(\)/';
    private const CLASS_ = '/^Class "([\w\\\\]{1,60})" not found/';
    private const VARIABLE = '/^Undefined variable \$(\w{1,60})/u';
    private const PROPERTY = '/^Undefined property: [\w\\\\]{1,120}::\$(\w{1,60})/u';
    private const KEY = '/^Undefined array key "([^"]{1,60})"/';
    private const CONSTANT = '/^Undefined constant "([^"]{1,60})"/';

    /** Return the name that is most like the wrong one in an error's text; null when none is.
     *  @param string $program the text of the file that it comes from. */
    public static function nearIn(string $text, string $program): ?string
    {
        $words = fn (string $pattern): array => \preg_match_all($pattern, $program, $found) ? $found[1] : [];
        $known = match (true) {
            \preg_match(self::FUNCTION, $text, $name) === 1 => [
                ...$words('/\bfunction\s+&?(\w+)/i'), ...\get_defined_functions()['internal'],
            ],
            \preg_match(self::METHOD, $text, $name) === 1 => $words('/\bfunction\s+&?(\w+)/i'),
            \preg_match(self::CLASS_, $text, $name) === 1 => [
                ...$words('/\b(?:class|enum|interface)\s+(\w+)/i'), ...\get_declared_classes(),
            ],
            \preg_match(self::VARIABLE, $text, $name) === 1 => $words('/\$(\w+)/u'),
            \preg_match(self::PROPERTY, $text, $name) === 1 => $words('/(?:->|\$)(\w+)(?!\s*\()/u'),
            \preg_match(self::KEY, $text, $name) === 1 => $words('/[\'"](\w{1,60})[\'"]/u'),
            \preg_match(self::CONSTANT, $text, $name) === 1 => [
                ...$words('/\$(\w+)/u'), ...$words('/\bconst\s+(\w+)/i'), 'true', 'false', 'null', 'PHP_EOL',
            ],
            default => null,
        };
        if ($known !== null && \preg_match(self::VARIABLE, $text) === 1 && self::isProperty($name[1], $program)) {
            return "this->{$name[1]}";
        }
        $isConstant = \preg_match(self::CONSTANT, $text) === 1;
        if ($isConstant && \in_array($name[1], $words('/\$(\w+)/u'), true)) {
            return "\${$name[1]}"; // only the sign is missing
        }
        return $known === null ? null : self::nearest($name[1], $known);
    }

    private static function isProperty(string $name, string $program): bool
    {
        $declared = "(?:public|private|protected|readonly|var)\\s[^;=({]{0,80}\\\${$name}\\b";
        return \preg_match("/{$declared}|->{$name}\\b/u", $program) === 1;
    }

    /** Return the name most like this one; null when none is like it. */
    public static function nearest(string $name, array $known): ?string
    {
        $best = null;
        $least = \strlen($name) < 5 ? 1.5 : (\strlen($name) < 9 ? 2.5 : 3.5);
        foreach (\array_slice(\array_unique($known), 0, self::MOST) as $one) {
            if ($one === $name || \strlen($one) > self::CHARACTERS || \abs(\strlen($one) - \strlen($name)) > 3) {
                continue;
            }
            $distance = \strtolower($one) === \strtolower($name) ? 0.5 : self::steps($name, $one);
            if ($distance < $least) {
                [$best, $least] = [$one, $distance];
            }
        }
        return $best;
    }

    /** Return how many letters must be changed, added, left out or exchanged to make one name of the other. */
    private static function steps(string $one, string $other): int
    {
        $before = [];
        $last = \range(0, \strlen($other));
        for ($row = 1; $row <= \strlen($one); $row++) {
            $now = [$row];
            for ($column = 1; $column <= \strlen($other); $column++) {
                $same = $one[$row - 1] === $other[$column - 1] ? 0 : 1;
                $least = \min($last[$column] + 1, $now[$column - 1] + 1, $last[$column - 1] + $same);
                $isExchanged = $row > 1 && $column > 1
                    && $one[$row - 1] === $other[$column - 2] && $one[$row - 2] === $other[$column - 1];
                $now[] = $isExchanged ? \min($least, $before[$column - 2] + 1) : $least;
            }
            [$before, $last] = [$last, $now];
        }
        return $last[\strlen($other)];
    }
}
