<?php
namespace School\Rooms;

const LAB = 'lab';
function size(\School\Person $person): int
{
    return strlen($person->room());
}
