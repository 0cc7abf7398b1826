<?php
/** News: what the learner's code changed by reference, and what PHP warned of, since the tests heard last. */

namespace Stub;

/** Goes with the next message. */
final class News
{
    /** The kinds of containers that hold no keys: of these they stay, whatever keys an array has by now. */
    private const FLAT = ['list', 'deque', 'set'];

    /** By number. @var array<int, array> */
    private array $changed = [];

    /** @param \Closure $encoder gives one for each message. */
    public function __construct(private Shelf $shelf, private \Closure $encoder)
    {
    }

    /** Note which containers of the tests a call changed. */
    public function notice(Calling $calling): void
    {
        foreach ($calling->left() as $number => $value) {
            if (\is_array($value) && $this->shelf->differs($number, $value)) {
                $this->changed[$number] = $value;
            }
        }
    }

    /** Return a message with the news. */
    public function with(string $message): string
    {
        $told = [];
        foreach ($this->changed as $number => $value) {
            [$tag, $aside] = $this->shelf->formOf($number);
            $held = \in_array($tag, self::FLAT, true) ? \array_values($value) : $value;
            $told[] = ($this->encoder)()->numbered($number, $held, $tag, $aside);
        }
        $this->changed = [];
        $news = $told === [] ? '' : ',"changed":[' . \implode(',', $told) . ']';
        $warned = Warnings::first();
        $news .= $warned === null ? '' : ",\"warned\":{$warned}";
        return $news === '' ? $message : \substr($message, 0, -1) . "{$news}}";
    }
}
