<?php
class Thing
{
    public function __construct(public int $size)
    {
    }
}

$DEFAULT = new Thing(1);
function make(): Thing
{
    return new Thing(3);
}
function boxed(): Thing
{
    return new Thing(2);
}
