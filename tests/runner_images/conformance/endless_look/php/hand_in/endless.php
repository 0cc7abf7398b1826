<?php
class Loop
{
    public function __toString(): string
    {
        for (;;);
    }

    public function __debugInfo(): array
    {
        for (;;);
    }
}

function loop(): Loop
{
    return new Loop();
}
function call(callable $made): void
{
    $made();
    for (;;);
}
