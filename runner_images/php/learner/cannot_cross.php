<?php
/** What does not cross the border, and what ends a call without being an error of PHP's. */

namespace Stub;

/** A value that does not cross: of which type, and what is in its way. */
final class CannotCross extends \Exception
{
    public function __construct(public readonly string $typeName, public readonly string $obstacle)
    {
        parent::__construct("{$typeName}: {$obstacle}");
    }
}

/** What the learner's code gave does not fit into a frame. */
final class FrameTooBig extends \Exception
{
}

/** What the tests know by a class of Python's own: a name that is not there, the end of an iterator. */
final class Ending extends \Exception
{
    /** @param string $type how PHP calls it; @param string $python the class of the tests that it is. */
    public function __construct(
        public readonly string $type,
        public readonly string $python,
        string $text = '',
        public readonly array $values = [],
        public readonly ?array $place = null,
        public readonly ?string $module = null,
    ) {
        parent::__construct($text);
    }
}
