<?php
/** The shelf: the containers that have a number. Arrays are values in PHP, so each is what it was when it crossed. */

namespace Stub;

/** Containers by number: the tests' above 0, those of this side below. */
final class Shelf
{
    /** @var array<int, array> */
    private array $held = [];
    /** Which of its items are containers with a number too, by their keys. @var array<int, array<int|string, int>> */
    private array $inner = [];
    /** How the tests write each of theirs: its tag, and what else they need. @var array<int, array{string, string}> */
    private array $forms = [];
    private int $last = 0;

    /** Keep an array under a number of this side, which is returned; `$inner` are the numbers of its items. */
    public function keep(array $value, array $inner): int
    {
        $this->hold(--$this->last, $value, $inner);
        return $this->last;
    }

    /** Keep what a container holds now. */
    public function hold(int $number, array $value, array $inner): void
    {
        $this->held[$number] = $value;
        $this->inner[$number] = $inner;
    }

    /** Keep how the tests write a container of theirs. */
    public function form(int $number, string $tag, string $aside): void
    {
        $this->forms[$number] = [$tag, $aside];
    }

    /** Return what a container holds, and what those in it do by now. */
    public function at(int $number): array
    {
        $value = $this->held[$number] ?? throw new \TypeError('no such container');
        foreach ($this->inner[$number] as $key => $one) {
            if (isset($this->held[$one])) {
                $value[$key] = $this->at($one);
            }
        }
        return $value;
    }

    /** Tell whether a container holds anything else by now. */
    public function differs(int $number, array $value): bool
    {
        return isset($this->forms[$number]) && $this->at($number) !== $value;
    }

    /** Return tag and further fields of a container as the tests write it. */
    public function formOf(int $number): array
    {
        return $this->forms[$number];
    }

    /** Let go of a container: from here on the two sides hold copies. */
    public function drop(int $number): void
    {
        unset($this->held[$number], $this->inner[$number], $this->forms[$number]);
    }
}
